/** A lesson's ground with several times its data: the shop has more customers, each with as many orders as before. */
import type { Calls, GeneratedOrders } from './calls.ts';
import type { Lesson } from './lesson.ts';

const ordersIn = (calls: Calls): GeneratedOrders[] => calls.flatMap((call) => ('generate' in call && call.generate === 'orders' ? [call] : []));

const countOf = ({ customers }: GeneratedOrders): number => Object.values(customers).reduce((sum, count) => sum + count, 0);

/** Above it a browser tab would have more to do than a learner waits for. */
const bytesMax = 64_000_000;

/** Whether more data means something to it: it has a generator's orders, and so many of them still fit. */
export function canScale({ start, steps }: Lesson, times: number): boolean {
  const all = [start, ...steps.map(({ given }) => given)].flatMap(ordersIn);
  const bytes = all.reduce((sum, one) => sum + countOf(one) * (100 + one.noteBytes[1]), 0);
  return bytes > 0 && bytes * times <= bytesMax;
}

/** The first customers and their orders are the very ones of the lesson; the others are named after them. */
export const scaled = (calls: Calls, times: number): Calls =>
  calls.flatMap((call): Calls => ('generate' in call && call.generate === 'orders' ? timesOver(call, times) : [call]));

function timesOver(orders: GeneratedOrders, times: number): GeneratedOrders[] {
  return Array.from({ length: times }, (_, at) => {
    if (at === 0) return orders;
    const customers = Object.fromEntries(Object.entries(orders.customers).map(([name, count]) => [`${name}-${at}`, count]));
    return { ...orders, seed: orders.seed + at, customers };
  });
}
