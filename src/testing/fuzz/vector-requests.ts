/** Random requests for a table with vector indexes, valid for the most part. */
import type { Dice } from '../dice.ts';
import type { Request } from '../requests/valid-requests.ts';
import { tableOf } from '../table-notation.ts';

const TableName = 'Near';
const vector = (dice: Dice): { N: string }[] => [{ N: dice.pick(['0', '1', '-2.5', '0.1', '3E38']) }, { N: String(dice.between(-3, 3)) }];
const group = (dice: Dice): { S: string } => ({ S: dice.pick(['g1', 'g2']) });
const create = (IndexName: string): object => ({
  Create: { IndexName, VectorAttribute: { AttributeName: 'emb' }, Projection: { ProjectionType: 'KEYS_ONLY' }, Dimensions: 2, DistanceFunction: 'DOT_PRODUCT' },
});

function item(dice: Dice): object {
  return {
    pk: { S: `k${dice.below(8)}` },
    note: { S: 'x'.repeat(dice.below(40)) },
    ...dice.maybe(0.8, () => ({ emb: { L: vector(dice) } })),
    ...dice.maybe(0.8, () => ({ group: group(dice) })),
    ...dice.maybe(0.5, () => ({ kind: { S: dice.pick(['', 'book']) } })),
  };
}

const kinds: readonly ((dice: Dice) => Request)[] = [
  () => ({ operation: 'CreateTable', body: { ...tableOf(`${TableName} pk:S | vector byGroup emb 2 COSINE [group:S] kind:S | vector byPlace emb 2 EUCLIDEAN INCLUDE note`) } }),
  (dice) => ({ operation: 'UpdateTable', body: { TableName, VectorIndexUpdates: [dice.chance(0.7) ? create('fresh') : { Delete: { IndexName: dice.pick(['fresh', 'byPlace']) } }] } }),
  (dice) => ({ operation: 'PutItem', body: { TableName, Item: item(dice) } }),
  (dice) => ({ operation: 'PutItem', body: { TableName, Item: item(dice) } }),
  (dice) => ({ operation: 'BatchWriteItem', body: { RequestItems: { [TableName]: [{ PutRequest: { Item: item(dice) } }] }, ReturnConsumedCapacity: 'INDEXES' } }),
  (dice) => ({
    operation: 'UpdateItem',
    body: { TableName, Key: { pk: { S: `k${dice.below(8)}` } }, UpdateExpression: dice.pick(['SET emb[0] = :n', 'REMOVE emb', 'SET note = :n']), ...dice.maybe(0.9, () => ({ ExpressionAttributeValues: { ':n': { N: '4' } } })) },
  }),
  (dice) => ({ operation: 'DeleteItem', body: { TableName, Key: { pk: { S: `k${dice.below(8)}` } } } }),
  (dice) => ({
    operation: 'SearchVectors',
    body: { TableName, IndexName: dice.pick(['byPlace', 'fresh']), TopK: dice.between(1, 5), SearchVector: vector(dice), ...dice.maybe(0.5, () => ({ ProjectionExpression: 'emb, note' })) },
  }),
  (dice) => ({
    operation: 'SearchVectors',
    body: { TableName, IndexName: 'byGroup', TopK: 100, SearchVector: vector(dice), SearchConditionExpression: '#g = :g', ExpressionAttributeNames: { '#g': 'group' }, ExpressionAttributeValues: { ':g': group(dice) } },
  }),
];

export const vectorRequest = (dice: Dice): Request => dice.pick(kinds)(dice);
