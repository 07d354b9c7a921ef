/** "What if" of requests with many parts: the same parts in another form, from batch to transaction and back. */
import type { AttributeMap } from '#engine';
import { say } from '#texts/say.ts';
import { targetOf } from '../operations.ts';
import type { Variant, WhatIfCall } from './what-if-variant.ts';

/** What the requests of many parts have in them; the other members go along. */
interface Request {
  readonly RequestItems?: Readonly<Record<string, Batched>>;
  readonly TransactItems?: readonly Action[];
  readonly Statement?: string;
  readonly ConsistentRead?: boolean;
}

type Batched = KeysOfTable | readonly BatchedWrite[];

interface KeysOfTable {
  readonly Keys: readonly AttributeMap[];
  readonly ConsistentRead?: boolean;
}

interface BatchedWrite {
  readonly PutRequest?: { readonly Item: AttributeMap };
  readonly DeleteRequest?: { readonly Key: AttributeMap };
}

interface Action {
  readonly Get?: { readonly TableName: string; readonly Key: AttributeMap };
  readonly Put?: { readonly TableName: string; readonly Item: AttributeMap };
  readonly Delete?: { readonly TableName: string; readonly Key: AttributeMap };
  readonly Update?: object;
  readonly ConditionCheck?: object;
}

const many: Readonly<Record<string, (request: Request) => Variant[]>> = {
  BatchGetItem: batchGetVariants,
  BatchWriteItem: batchWriteVariants,
  TransactGetItems: transactGetVariants,
  TransactWriteItems: transactWriteVariants,
  ExecuteStatement: statementVariants,
  BatchExecuteStatement: () => [],
  ExecuteTransaction: () => [],
};

export const isOfMany = (operation: string): boolean => many[operation] !== undefined;

export const manyVariants = (operation: string, text: string): Variant[] => many[operation]?.(JSON.parse(text) as Request) ?? [];

const call = (operation: string, request: object): WhatIfCall => ({ target: targetOf(operation), body: JSON.stringify(request) });

/** Items that are still being written would stand against a transaction; a second later they are done. */
const variant = (label: string, operation: string, request: object): Variant => ({
  label,
  calls: [call('AdvanceClock', { Seconds: 1 }), call(operation, request)],
});

const isKeys = (batched: Batched): batched is KeysOfTable => 'Keys' in batched;

function batchGetVariants({ RequestItems = {} }: Request): Variant[] {
  const tables = Object.entries(RequestItems).flatMap(([name, batched]) => (isKeys(batched) ? [[name, batched] as const] : []));
  const isStrong = tables.some(([, { ConsistentRead }]) => ConsistentRead === true);
  const turned = Object.fromEntries(tables.map(([name, batched]) => [name, { ...batched, ConsistentRead: !isStrong }]));
  const gets = tables.flatMap(([TableName, { Keys }]) => Keys.map((Key): Action => ({ Get: { TableName, Key } })));
  return [
    variant(isStrong ? say('eventual reads') : say('strong reads'), 'BatchGetItem', { RequestItems: turned }),
    variant(say('as a transaction'), 'TransactGetItems', { TransactItems: gets }),
  ];
}

function batchWriteVariants({ RequestItems = {} }: Request): Variant[] {
  const actions = Object.entries(RequestItems).flatMap(([TableName, batched]): Action[] =>
    isKeys(batched)
      ? []
      : batched.flatMap(({ PutRequest, DeleteRequest }): Action[] => [
          ...(PutRequest === undefined ? [] : [{ Put: { TableName, Item: PutRequest.Item } }]),
          ...(DeleteRequest === undefined ? [] : [{ Delete: { TableName, Key: DeleteRequest.Key } }]),
        ]),
  );
  return [variant(say('the same once more'), 'BatchWriteItem', { RequestItems }), variant(say('as a transaction'), 'TransactWriteItems', { TransactItems: actions })];
}

function transactGetVariants({ TransactItems = [] }: Request): Variant[] {
  const keys = new Map<string, AttributeMap[]>();
  for (const { Get } of TransactItems) if (Get !== undefined) keys.set(Get.TableName, [...(keys.get(Get.TableName) ?? []), Get.Key]);
  const batch = (ConsistentRead: boolean): object => ({ RequestItems: Object.fromEntries([...keys].map(([name, Keys]) => [name, { Keys, ConsistentRead }])) });
  return [variant(say('as a strong batch'), 'BatchGetItem', batch(true)), variant(say('as an eventual batch'), 'BatchGetItem', batch(false))];
}

/** A batch has neither updates nor conditions. */
function transactWriteVariants({ TransactItems = [] }: Request): Variant[] {
  const writes = new Map<string, BatchedWrite[]>();
  for (const { Put, Delete, Update, ConditionCheck } of TransactItems) {
    if (Update !== undefined || ConditionCheck !== undefined) return [];
    const write: BatchedWrite = Put === undefined ? { DeleteRequest: { Key: Delete?.Key ?? {} } } : { PutRequest: { Item: Put.Item } };
    const name = Put?.TableName ?? Delete?.TableName ?? '';
    writes.set(name, [...(writes.get(name) ?? []), write]);
  }
  return [variant(say('as a batch, without conditions'), 'BatchWriteItem', { RequestItems: Object.fromEntries(writes) })];
}

function statementVariants(request: Request): Variant[] {
  if (!/^\s*SELECT/i.test(request.Statement ?? '')) return [];
  const isStrong = request.ConsistentRead === true;
  return [variant(isStrong ? say('eventual read') : say('strong read'), 'ExecuteStatement', { ...request, ConsistentRead: !isStrong })];
}
