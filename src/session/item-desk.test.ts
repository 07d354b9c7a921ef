import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AttributeMap, TableRecord } from '#engine';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { type Exchange, responseOf } from './exchange.ts';
import { type DraftWork, ItemDesk, placeOf } from './item-desk.ts';
import { createDraftShelf, type DraftShelf } from './item-draft-shelf.ts';
import { addNode, changeNode } from './item-form.ts';
import { itemAddressOf, itemRoutes } from './item-route.ts';
import { savingOf } from './item-saving.ts';
import { mergedOver, newDraft, readDraft, viewed, withAttribute } from './item-writing.ts';
import { Session } from './session.ts';

let session: Session;
let table: TableRecord;
let kept: Map<string, string>;
let shelf: DraftShelf;
let desk: ItemDesk;

beforeEach(async () => {
  const connection = await memoryConnection();
  session = new Session(connection, await connection.clock());
  await session.ask('CreateTable', tableOf('Orders pk:S sk:N'));
  await session.ask('AdvanceClock', { Seconds: 10 });
  await session.run('PutItem', { TableName: 'Orders', Item: stored });
  await session.readTables();
  table = session.store.getState().tables![0]!.record;
  kept = new Map();
  shelf = createDraftShelf('test', storage());
  desk = new ItemDesk(session, shelf);
});

afterEach(() => session.close());

const storage = () => ({
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
  removeItem: (name: string) => void kept.delete(name),
});

const key = { pk: { S: 'a' }, sk: { N: '1' } };
const stored = { ...key, status: { S: 'OPEN' }, tags: { SS: ['x'] } };
const address = '/tables/Orders/items/edit';
const at = () => placeOf(table, address);
const work = () => desk.store.getState().works.get(at()) as DraftWork;
const itemOf = (draft: DraftWork['draft']): AttributeMap => (readDraft(draft) as { item: AttributeMap }).item;

async function edit(name: string, text: string): Promise<void> {
  await desk.open(at(), table, { screen: 'edit', key });
  const { draft } = work();
  const node = draft.form.nodes.find((one) => one.name === name)!;
  desk.change(at(), { ...draft, form: changeNode(draft.form, node.id, { text }) });
}

const save = (): Promise<Exchange> => {
  const { draft } = work();
  const { operation, input } = savingOf(table, itemOf(draft), draft.base)!;
  return session.run(operation, input);
};

test('an edit reads the item strongly, and saves nothing but what was changed', async () => {
  await edit('status', 'PAID');
  expect(JSON.parse(work().exchange!.request)).toMatchObject({ ConsistentRead: true });
  // Meanwhile somebody else changes something else.
  await session.run('UpdateItem', { TableName: 'Orders', Key: key, UpdateExpression: 'SET note = :n', ExpressionAttributeValues: { ':n': { S: 'theirs' } } });
  expect((await save()).error).toBeUndefined();
  const now = await session.run('GetItem', { TableName: 'Orders', Key: key, ConsistentRead: true });
  expect(responseOf(now)).toMatchObject({ Item: { ...stored, status: { S: 'PAID' }, note: { S: 'theirs' } } });
});

test('who changes the same attribute is not overwritten unseen: the draft goes on top of what they wrote', async () => {
  await edit('status', 'PAID');
  await session.run('PutItem', { TableName: 'Orders', Item: { ...key, status: { S: 'SENT' }, note: { S: 'theirs' } } });
  const refusal = await save();
  expect(refusal.error?.name).toBe('ConditionalCheckFailedException');
  desk.rebase(at(), table, responseOf<{ Item: AttributeMap }>(refusal)!.Item);
  expect(itemOf(work().draft)).toEqual({ ...key, status: { S: 'PAID' }, note: { S: 'theirs' } });
  expect(work().clashes).toEqual([{ name: 'status', mine: { S: 'PAID' }, now: { S: 'SENT' } }]);
  desk.change(at(), withAttribute(work().draft, table, 'status', { S: 'SENT' }));
  expect(savingOf(table, itemOf(work().draft), work().draft.base)).toBeUndefined();
});

test('an item that was deleted meanwhile is not made again unseen', async () => {
  await edit('status', 'PAID');
  await session.run('DeleteItem', { TableName: 'Orders', Key: key });
  const refusal = await save();
  expect(refusal.error?.name).toBe('ConditionalCheckFailedException');
  expect(responseOf<{ Item?: object }>(refusal)!.Item).toBeUndefined();
  desk.detach(at());
  expect(savingOf(table, itemOf(work().draft), work().draft.base)).toMatchObject({ operation: 'PutItem', kind: 'new' });
});

test('a new item never replaces one that is there', async () => {
  const saving = savingOf(table, { ...key, status: { S: 'NEW' } }, undefined)!;
  expect(saving.input).toMatchObject({ ConditionExpression: 'attribute_not_exists(#pk)' });
  expect((await session.run(saving.operation, saving.input)).error?.message).toBe('The conditional request failed');
});

test('another key makes another item', () => {
  expect(savingOf(table, { ...stored, sk: { N: '2' } }, stored)).toMatchObject({ operation: 'PutItem', kind: 'another' });
});

test('names that stand for something else in JavaScript are saved as names', async () => {
  const item = JSON.parse('{"pk":{"S":"a"},"sk":{"N":"1"},"__proto__":{"S":"x"},"constructor":{"N":"1"}}') as AttributeMap;
  const { operation, input } = savingOf(table, item, stored)!;
  expect((await session.run(operation, input)).error).toBeUndefined();
  const now = await session.run('GetItem', { TableName: 'Orders', Key: key, ConsistentRead: true });
  expect(now.response).toContain('"__proto__":{"S":"x"}');
  expect(Object.keys(responseOf<{ Item: AttributeMap }>(now)!.Item)).toHaveLength(4);
});

test('very many changes still fit into one expression of 4 KB', async () => {
  const many: AttributeMap = { ...stored };
  for (let n = 0; n < 80; n++) many[`an attribute with a long name ${n}`] = { N: String(n) };
  const { operation, input } = savingOf(table, many, stored)!;
  expect((await session.run(operation, input)).error).toBeUndefined();
});

test('a draft that was left stands there again; one that was only looked at is read anew', async () => {
  await desk.open(at(), table, { screen: 'edit', key });
  desk.leave(at());
  expect(work()).toBeUndefined();
  await edit('status', 'PAID');
  desk.leave(at());
  await desk.open(at(), table, { screen: 'edit', key });
  expect(work()).toMatchObject({ isOld: true, exchange: { operation: 'GetItem' } });
  expect(itemOf(work().draft)).toMatchObject({ status: { S: 'PAID' } });
});

test('drafts outlive the page, those that can’t be read yet too', async () => {
  await edit('status', 'PAID');
  const text = { ...viewed(work().draft, table, 'dynamo'), text: '{"pk": {"S": "half' };
  desk.change('7:x/other', text);
  desk.change(at(), { ...work().draft, ...text });
  desk.flush();
  desk = new ItemDesk(session, createDraftShelf('test', storage()));
  expect(work().isOld).toBe(true);
  expect(work().draft).toEqual({ ...text });
  expect(work().draft.base).toEqual(stored);
});

test('a draft is written down shortly after the last key, and taken away when it is saved', async () => {
  vi.useFakeTimers();
  try {
    await edit('status', 'PAID');
    expect(kept.size).toBe(0);
    vi.advanceTimersByTime(300);
    expect(kept.size).toBe(1);
    desk.drop(at());
    vi.advanceTimersByTime(300);
    expect(kept.size).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ['no JSON', '{'],
  ['no list', '{}'],
  ['no draft', '[["p", {"view": "form"}]]'],
  ['a view that there is not', '[["p", {"view": "x", "text": "", "start": {}, "like": {}, "form": {"nodes": [], "nextId": 1}}]]'],
  ['nodes that are none', '[["p", {"view": "form", "text": "", "start": {}, "like": {}, "form": {"nodes": [{"id": 1}], "nextId": 1}}]]'],
])('whatever stands in the browser’s storage does no harm: %s', (_, text) => {
  kept.set('dynascope-item-drafts:test', text);
  expect([...createDraftShelf('test', storage()).read()]).toEqual([]);
});

test('a closed storage is no reason to lose the draft in the tab', async () => {
  const closed = createDraftShelf('test', { ...storage(), setItem: () => { throw new Error('full'); } });
  desk = new ItemDesk(session, closed);
  await edit('status', 'PAID');
  desk.flush();
  expect(itemOf(work().draft)).toMatchObject({ status: { S: 'PAID' } });
});

test('one draft stands behind all views', () => {
  const draft = newDraft(table, stored);
  const dynamo = viewed(draft, table, 'dynamo');
  expect(itemOf({ ...dynamo, text: dynamo.text.replace('OPEN', 'PAID') })).toMatchObject({ status: { S: 'PAID' } });
  expect(itemOf(viewed(viewed(dynamo, table, 'plain'), table, 'form'))).toEqual(stored);
  const broken = { ...dynamo, text: '{' };
  expect(viewed(broken, table, 'form')).toBe(broken);
});

test('a name that stands twice in the form is told, and nothing of it is lost', () => {
  const draft = newDraft(table, stored);
  const form = addNode(draft.form, undefined, 'S');
  const doubled = { ...draft, form: changeNode(form, draft.form.nextId, { name: 'status', text: 'x' }) };
  expect(readDraft(doubled)).toEqual({ problem: expect.stringContaining('stands twice') });
  expect(viewed(doubled, table, 'plain')).toBe(doubled);
});

test('of two who changed different things both are right', () => {
  const draft = { ...newDraft(table, stored, stored), view: 'dynamo' as const, text: JSON.stringify({ ...stored, status: { S: 'PAID' } }) };
  const { draft: merged, clashes } = mergedOver(draft, table, { ...key, status: { S: 'OPEN' }, tags: { SS: ['x', 'y'] } });
  expect(itemOf(merged)).toEqual({ ...key, status: { S: 'PAID' }, tags: { SS: ['x', 'y'] } });
  expect(clashes).toEqual([]);
});

test.each([
  ['', { screen: 'explore' }],
  ['/new', { screen: 'new' }],
  ['/edit:%7B', { screen: 'unknown' }],
  ['/edit:%E0%A4%A', { screen: 'unknown' }],
  ['/somewhere', { screen: 'unknown' }],
])('the address behind a table’s items %j', (part, found) => {
  expect(itemAddressOf(`/tables/Orders/items${part}`)).toEqual(found);
});

test.each(['a/b', '100 %', '?#&', '日付', '"', ''])('the key %j stands in an address and comes back', (text) => {
  const odd = { pk: { S: text }, sk: { N: '1' } };
  expect(itemAddressOf(itemRoutes.edit('Or/ders', odd))).toEqual({ screen: 'edit', key: odd });
  expect(itemAddressOf(itemRoutes.duplicate('Orders', odd))).toEqual({ screen: 'duplicate', key: odd });
});
