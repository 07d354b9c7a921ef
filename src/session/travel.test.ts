import { afterEach, describe, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { changesShown, type GoingFacts, isStillLast, nameOf } from './going-back.ts';
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

describe('a checkpoint that takes long', () => {
  /** Gives up as soon as there is something to be told. */
  const giveUp = (): (() => (string | undefined)[]) => {
    const told: (string | undefined)[] = [];
    session.travel.store.subscribe(({ work }) => {
      if (told.at(-1) !== work?.what) told.push(work?.what);
      if (work !== undefined && work.progress.doneBytes > 0) session.travel.cancel();
    });
    return () => told;
  };

  test('is not kept when it is given up', async () => {
    await begun();
    const told = giveUp();
    await session.travel.keepCheckpoint('early');
    expect([told(), said(), going().checkpoints]).toEqual([['Keeping “early”', undefined], 'Given up. Nothing was changed.', []]);
  });

  test('is not gone to when that is given up', async () => {
    await begun();
    await session.travel.keepCheckpoint('early');
    await put('a');
    await settled();
    const told = giveUp();
    await session.travel.toCheckpoint(going().checkpoints[0]!.id, 'early');
    expect([told(), said()]).toEqual([['Going back to “early”', undefined], 'Given up. Nothing was changed.']);
    expect(line()).toBe('CreateTable on Music, AdvanceClock, PutItem on Music |');
  });
});

test('a checkpoint without a name says what is missing', async () => {
  await begun();
  await session.travel.keepCheckpoint(' ');
  expect(said()).toBe('A checkpoint needs a name.');
});

describe('what was done since a mark is taken back by itself', () => {
  const remove = (pk: string) => session.run('DeleteItem', { TableName: 'Music', Key: { pk: { S: pk } } });
  const pks = async (): Promise<string> => {
    const { response } = await session.run('Scan', { TableName: 'Music', ConsistentRead: true });
    return (JSON.parse(response) as { Items: { pk: { S: string } }[] }).Items.map(({ pk }) => pk.S).sort().join(' ');
  };

  test('one change or several, and what was said names them', async () => {
    await begun();
    for (const pk of ['a', 'b', 'c']) await put(pk);
    const mark = await session.travel.mark();
    await remove('a');
    await remove('c');
    const undo = await session.travel.since(mark, 2);
    await session.travel.takeBack(undo!);
    expect([await pks(), said()]).toEqual(['a b c', 'Took back DeleteItem on Music, 2 times.']);
    expect(line()).toMatch(/PutItem on Music \| DeleteItem on Music, DeleteItem on Music$/);
  });

  test('as many as are never told one by one', async () => {
    await begun();
    const mark = await session.travel.mark();
    for (let n = 0; n < changesShown + 20; n++) await put(`${n}`);
    await session.travel.takeBack((await session.travel.since(mark, changesShown + 20))!);
    expect(await pks()).toBe('');
  });

  test('not where more or less was done', async () => {
    await begun();
    const mark = await session.travel.mark();
    await put('a');
    await put('b');
    expect(await session.travel.since(mark, 1)).toBeUndefined();
    expect(await session.travel.since(mark, 3)).toBeUndefined();
    expect(await session.travel.since(mark, 0)).toBeUndefined();
  });

  test('not when something else was done after it', async () => {
    await begun();
    await put('a');
    const mark = await session.travel.mark();
    await remove('a');
    const undo = (await session.travel.since(mark, 1))!;
    expect(isStillLast(going(), undo)).toBe(true);
    await put('b');
    await settled();
    expect(isStillLast(going(), undo)).toBe(false);
    await session.travel.takeBack(undo);
    expect([await pks(), said()]).toEqual(['b', 'Something else was changed after DeleteItem on Music. Nothing was taken back.']);
  });

  test('the very first change of a workspace', async () => {
    const connection = await memoryConnection();
    session = new Session(connection, await connection.clock());
    const mark = await session.travel.mark();
    await session.advance(10);
    await session.travel.takeBack((await session.travel.since(mark, 1))!);
    expect(line()).toBe('| AdvanceClock');
  });
});
