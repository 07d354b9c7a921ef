/** Batches and transactions against the single requests that they stand for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patienceMs, runs } from '../chance.ts';
import { Dice } from '../dice.ts';
import { sameValue } from '../oracle/order.ts';
import { batchGetItem, batchWriteItem, transactGetItems, transactWriteItems } from '../requests/batch-requests.ts';
import { schemas } from '../requests/schemas.ts';
import { itemRequest, type Request } from '../requests/valid-requests.ts';
import { type Body, Story, testSettings, type Told } from '../story.ts';
import { begun } from './moves.ts';

const run = fc.record({ seed: fc.nat(), moves: fc.integer({ min: 10, max: 60 }) });

const send = (story: Story, { operation, body }: Request): Told => story.call(operation, body);

const operations = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'DeleteItem', Get: 'GetItem' } as const;
type Kind = keyof typeof operations;

/** The request that does what one action of a transaction does; a check is done as a delete, on a fork. */
function single(action: Record<string, Body>): Request & { readonly kind: Kind } {
  const kind = Object.keys(action)[0] as Kind;
  return { kind, operation: operations[kind], body: action[kind] as Record<string, unknown> };
}

const singleWrites = ({ body }: Request): Request[] =>
  Object.entries(body['RequestItems'] as Record<string, Body[]>).flatMap(([TableName, writes]) =>
    writes.map(({ PutRequest: put, DeleteRequest: remove }): Request =>
      put === undefined ? { operation: 'DeleteItem', body: { TableName, Key: remove.Key } } : { operation: 'PutItem', body: { TableName, Item: put.Item } },
    ),
  );

const everything = (story: Story): Body[] => schemas.map(({ name: TableName }) => story.done('Scan', { TableName, ConsistentRead: true }).Items as Body);

/** A story in which groups are sent, and one in which their parts are sent one by one. */
function pair(seed: number, moves: number, move: (dice: Dice, grouped: Story, singly: Story) => void): void {
  const [grouped, singly] = [begun({ ...testSettings, seed }), begun({ ...testSettings, seed })];
  const dice = new Dice(seed);
  for (let i = 0; i < moves; i++) {
    const scene = itemRequest(dice, schemas);
    expect(send(grouped, scene).status).toBe(send(singly, scene).status);
    move(dice, grouped, singly);
  }
  expect(everything(grouped)).toEqual(everything(singly));
}

test('a batch of writes leaves what its writes leave', () => {
  fc.assert(
    fc.property(run, ({ seed, moves }) =>
      pair(seed, moves, (dice, grouped, singly) => {
        const batch = batchWriteItem(dice, schemas);
        const { status, message } = send(grouped, batch);
        if (status !== 200) return expect(message).toBe('Provided list of item keys contains duplicates');
        for (const write of singleWrites(batch)) expect(send(singly, write).status).toBe(200);
      }),
    ),
    runs(15),
  );
}, patienceMs);

test('a transaction leaves what its actions leave, or nothing, and says of each whether it would have failed', () => {
  fc.assert(
    fc.property(run, ({ seed, moves }) =>
      pair(seed, moves, (dice, grouped, singly) => {
        const { ClientRequestToken: _, ...body } = transactWriteItems(dice, schemas).body;
        const actions = (body['TransactItems'] as Record<string, Body>[]).map(single);
        const told = grouped.call('TransactWriteItems', body);
        if (told.error === 'ValidationException') return expect(told.message).toMatch(/multiple operations on one item/);
        const alone = actions.map((action) => send(new Story(singly.engine.fork()), action).error ?? 'None');
        const reasons = told.status === 200 ? actions.map(() => 'None') : (told.body.CancellationReasons as Body[]).map(({ Code }) => String(Code));
        expect(reasons).toEqual(alone.map((error) => codes[error] ?? error));
        if (told.status === 200) for (const action of actions) if (action.kind !== 'ConditionCheck') expect(send(singly, action).status).toBe(200);
      }),
    ),
    runs(15),
  );
}, patienceMs);

/** What a single request's error is called among reasons. */
const codes: Readonly<Record<string, string>> = { ConditionalCheckFailedException: 'ConditionalCheckFailed', ValidationException: 'ValidationError' };

test('many reads answer what their reads answer', () => {
  fc.assert(
    fc.property(run, ({ seed, moves }) =>
      pair(seed, moves, (dice, grouped, singly) => {
        const transaction = transactGetItems(dice, schemas);
        const told = send(grouped, transaction);
        if (told.status === 200) {
          const items = (transaction.body['TransactItems'] as Record<string, Body>[]).map((action) => send(singly, single(action)).body.Item as Body);
          // An item of which nothing is projected is none there.
          const found = (told.body.Responses as Body[]).map(({ Item }) => Item as Body);
          expect(found).toEqual(items.map((item) => (item !== undefined && Object.keys(item as object).length === 0 ? undefined : item)));
        }
        const batch = batchGetItem(dice, schemas);
        const { status, body } = send(grouped, batch);
        if (status !== 200) return;
        for (const [TableName, { Keys: keys, ...options }] of Object.entries(batch.body['RequestItems'] as Record<string, Body>)) {
          const items = (keys as Body[]).map((Key) => singly.done('GetItem', { TableName, Key, ...options }).Item as Body).filter((item) => item !== undefined);
          expect(sameValue(sorted(body.Responses[TableName]), sorted(items)), JSON.stringify([body.Responses[TableName], items])).toBe(true);
        }
      }),
    ),
    runs(15),
  );
}, patienceMs);

const sorted = (items: Body[]): string[] => items.map((item) => JSON.stringify(Object.entries(item as object).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
