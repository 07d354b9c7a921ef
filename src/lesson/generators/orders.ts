/** A shop's orders: customers who order now and then, each order with a status, a total and a note. */
import type { Call, GeneratedOrders } from '../calls.ts';
import { drawsOf } from './draws.ts';
import { textOfBytes } from './filler.ts';

/** Most orders are over; some are open. */
const statuses = ['SHIPPED', 'SHIPPED', 'SHIPPED', 'PAID', 'OPEN', 'OPEN'] as const;


const dayMs = 86_400_000;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** One PutItem for each order. Orders of a customer have different days, in their order. */
export function orders({ seed, table, customers, from, noteBytes }: GeneratedOrders): Call[] {
  const draws = drawsOf(seed);
  const firstMs = Date.parse(`${from}T00:00:00Z`);
  return Object.entries(customers).flatMap(([customer, count]) => {
    let ms = firstMs;
    return Array.from({ length: count }, (): Call => {
      ms += draws.whole(3, 40) * dayMs;
      const cents = draws.whole(490, 19_990);
      return {
        operation: 'PutItem',
        input: {
          TableName: table,
          Item: {
            customer: { S: customer },
            placed: { S: dayOf(ms) },
            status: { S: draws.oneOf(statuses) },
            total: { N: String(cents / 100) },
            note: { S: textOfBytes(draws.whole(...noteBytes), draws) },
          },
        },
      };
    });
  });
}
