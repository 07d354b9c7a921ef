/** A shop's orders: customers who order now and then, each order with a status, a total and a note. */
import type { Call, Generated } from '../calls.ts';
import { drawsOf, type Draws } from './draws.ts';

/** Most orders are over; some are open. */
const statuses = ['SHIPPED', 'SHIPPED', 'SHIPPED', 'PAID', 'OPEN', 'OPEN'] as const;

const phrases = [
  'Ring twice and wait at the green door',
  'Leave it with the neighbour on the second floor',
  'Two parcels, one of them fragile',
  'Deliver after four in the afternoon',
  'Pack the cups apart from the plates',
  'The lift is out of order, take the stairs at the back',
  'Call an hour before you come',
  'Send the bill to the office and the box to the yard',
  'Keep it dry and upright',
  'A birthday, so no price on the slip',
] as const;

const dayMs = 86_400_000;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Phrases up to a length, cut there. */
function noteOf(bytes: number, draws: Draws): string {
  let note = '';
  while (note.length < bytes) note += `${note === '' ? '' : '. '}${draws.oneOf(phrases)}`;
  return note.slice(0, bytes);
}

/** One PutItem for each order. Orders of a customer have different days, in their order. */
export function orders({ seed, table, customers, from, noteBytes }: Generated): Call[] {
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
            note: { S: noteOf(draws.whole(...noteBytes), draws) },
          },
        },
      };
    });
  });
}
