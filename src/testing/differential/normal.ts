/** What counts as the same answer. */
import type { Body } from '../story.ts';
import type { Request } from '../requests/valid-requests.ts';
import type { Answered } from './peer.ts';

const setTypes = ['SS', 'NS', 'BS'];

/** Members in one order, sets too. */
function ordered(value: Body): Body {
  if (Array.isArray(value)) return value.map(ordered) as Body[];
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value as object).sort();
  return Object.fromEntries(
    names.map((name) => {
      const member = (value as Record<string, Body>)[name];
      return [name, setTypes.includes(name) && Array.isArray(member) ? [...(member as string[])].sort() : ordered(member)];
    }),
  );
}

const inOneOrder = (byTable: Record<string, Body[]>): Body =>
  Object.fromEntries(Object.entries(byTable).map(([table, items]) => [table, items.map((item) => JSON.stringify(ordered(item))).sort()]));

/**
 * The answer as it is compared. Left out are the units, whose rules were measured on AWS (reference section 2;
 * dynalite charges nothing for indexes and for reads that find nothing), the collections of a batch, which
 * dynalite does not tell, and the order in which a global index
 * gives items of the same key, and a batch the items of a table, which DynamoDB leaves open (reference 9.21).
 */
export function normal({ operation, body }: Request, { status, body: answer }: Answered): string {
  const { ConsumedCapacity: _, ...rest } = answer as Record<string, Body>;
  if (operation === 'BatchWriteItem') delete rest['ItemCollectionMetrics'];
  const { Items: items, LastEvaluatedKey: lastKey, Count: count, ...others } = rest;
  if (status === 200 && operation === 'BatchGetItem') return JSON.stringify(ordered({ ...others, Responses: inOneOrder(others['Responses']) }));
  if (status === 200 && body['IndexName'] !== undefined) {
    if (body['Limit'] !== undefined) return JSON.stringify(ordered(others));
    const texts = ((items ?? []) as Body[]).map((item) => JSON.stringify(ordered(item))).sort();
    return JSON.stringify([ordered(others), count, texts]);
  }
  return JSON.stringify(ordered({ ...others, items, lastKey, count }));
}
