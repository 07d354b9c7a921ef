import { afterEach, describe, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { changesShown, type GoingFacts, nameOf } from './going-back.ts';
import { Session } from './session.ts';

let session: Session;
afterEach(() => session.close());

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
};

async function begun(): Promise<Session> {
  const connection = await memoryConnection();
  session = new Session(connection, await connection.clock());
  await session.run('CreateTable', {
    TableName: 'Music',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  await session.advance(10);
  await settled();
  return session;
}

const put = (pk: string) => session.run('PutItem', { TableName: 'Music', Item: { pk: { S: pk } } });
const going = (): GoingFacts => session.travel.store.getState().going;
const said = (): string | undefined => session.travel.store.getState().said;
const line = (): string => {
  const names = going().changes.map(nameOf);
  return `${names.slice(0, going().position).join(', ')} | ${names.slice(going().position).join(', ')}`.trim();
};

describe('what is undone is named', () => {
  test('with the tables that it was about; time is about none', async () => {
    await begun();
    await put('a');
    await session.run('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' } } });
    await settled();
    expect(line()).toBe('CreateTable on Music, AdvanceClock, PutItem on Music |');
    await session.travel.undo();
    await settled();
    expect([line(), said()]).toEqual(['CreateTable on Music, AdvanceClock | PutItem on Music', 'Took back PutItem on Music.']);
    await session.travel.redo();
    await settled();
    expect(said()).toBe('Did PutItem on Music again.');
  });

  test.each([
    [['Music'], 'TransactWriteItems on Music'],
    [['Music', 'Orders', 'Carts'], 'TransactWriteItems on Music and 2 more'],
    [[], 'TransactWriteItems'],
  ])('%j', (tables, name) => expect(nameOf({ what: 'TransactWriteItems', tables })).toBe(name));
});

test('a new change drops what was taken back, which is said once', async () => {
  await begun();
  await put('a');
  await put('b');
  await session.travel.undo();
  await session.travel.undo();
  await settled();
  await put('c');
  await settled();
  expect(said()).toBe('PutItem on Music and one more change can’t be done again any more: something new was done from here.');
  await put('d');
  await settled();
  expect(said()).toBeUndefined();
});

test('of very many changes those around the present are told', async () => {
  await begun();
  for (let n = 0; n < changesShown + 20; n++) await put(String(n));
  await settled();
  expect([going().changes.length, going().position, going().before]).toEqual([changesShown, changesShown, 22]);
});

test('a checkpoint without a name says what is missing', async () => {
  await begun();
  await session.travel.keepCheckpoint(' ');
  expect(said()).toBe('A checkpoint needs a name.');
});
