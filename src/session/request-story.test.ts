import { describe, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { contentsOfStory, examineStory } from './request-story.ts';
import { runStory } from './run-story.ts';
import { Session } from './session.ts';
import { linkCharsMax, packStory, unpackStory } from './share-link.ts';
import { createNames, titleIn, workspaceNameFor } from './workspace-names.ts';
import { storyOf } from './workspace-story.ts';
import { workspaceTemplates } from './workspace-templates.ts';

async function begin(): Promise<Session> {
  const connection = await memoryConnection();
  return new Session(connection, await connection.clock());
}

async function factsOf(session: Session) {
  await session.readTables();
  const itemsOf = session.store.getState().tables!.map(({ record }) => record.name);
  return (await session.connection.facts({ itemsOf, itemsMax: 1000 })).tables;
}

test.each(workspaceTemplates.map((template) => [template.title, template] as const))('template %s runs as it is, and as a link', async (_, template) => {
  expect(examineStory(JSON.parse(JSON.stringify(template)))).toMatchObject({ title: template.title });
  const session = await begin();
  expect((await runStory(session, template))?.error).toBeUndefined();
  const tables = await factsOf(session);
  const { tables: names, items } = contentsOfStory(template);
  expect(tables.map(({ record }) => record.name)).toEqual(names);
  expect(tables.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBe(items);
  expect(await packStory(template)).toBeDefined();
});

test('a workspace told as a story and made again holds the same', async () => {
  const [first, second] = [await begin(), await begin()];
  for (const template of workspaceTemplates) await runStory(first, template);
  await first.run('CreateTable', {
    TableName: 'Odd',
    ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 },
    AttributeDefinitions: [{ AttributeName: '__proto__', AttributeType: 'B' }],
    KeySchema: [{ AttributeName: '__proto__', KeyType: 'HASH' }],
  });
  await first.ask('AdvanceClock', { Seconds: 10 });
  await first.run('PutItem', '{"TableName":"Odd","Item":{"__proto__":{"B":"AQ=="},"n":{"N":"12345678901234567890123456789012345678"}}}');
  const told = await factsOf(first);
  const packed = await packStory(storyOf('All', told));
  const refused = await runStory(second, await unpackStory(packed!));
  expect(refused?.error).toBeUndefined();
  const made = await factsOf(second);
  const of = (tables: typeof told) =>
    tables.map(({ record: { name, key, attributeTypes, billingMode, indexes, timeToLive }, items }) => ({
      name,
      key,
      attributeTypes,
      billingMode,
      expires: timeToLive?.attributeName,
      indexes: indexes.map((index) => [index.name, index.kind, index.key, index.projection]),
      items,
    }));
  expect(of(made)).toEqual(of(told));
});

describe('a link is examined before anything is run', () => {
  const call = { operation: 'CreateTable', input: { TableName: 'A' } };
  test.each([
    ['no object', [], 'not a story'],
    ['no name', { title: ' ', calls: [] }, 'no name'],
    ['no list', { title: 'A', calls: {} }, 'no list'],
    ['too many requests', { title: 'A', calls: Array.from({ length: 401 }, () => call) }, 'at most 400'],
    ['no input', { title: 'A', calls: [{ operation: 'CreateTable' }] }, 'Request 1 has no operation'],
    ['something else to do', { title: 'A', calls: [call, { operation: 'DeleteTable', input: {} }] }, 'Request 2 is DeleteTable'],
    ['much time', { title: 'A', calls: [{ operation: 'AdvanceClock', input: { Seconds: 1e9 } }] }, 'moves time'],
  ])('%s', (_, value, reason) => {
    expect(() => examineStory(value)).toThrow(reason);
  });

  test.each(['', 'nothing', '%%%', 'AAAA'])('damaged: %j', async (packed) => {
    await expect(unpackStory(packed)).rejects.toThrow('damaged');
  });

  test('a cut link is refused, and so is one that is too long', async () => {
    const packed = await packStory(workspaceTemplates[1]!);
    await expect(unpackStory(packed!.slice(0, -9))).rejects.toThrow('damaged');
    await expect(unpackStory('A'.repeat(linkCharsMax + 1))).rejects.toThrow('longer than');
  });

  test('what would be too long for a link makes none', async () => {
    let seed = 1;
    const noise = Array.from({ length: 12_000 }, () => String.fromCharCode(97 + ((seed = (seed * 48_271) % 2_147_483_647) % 26))).join('');
    expect(await packStory({ title: 'A', calls: [{ operation: 'PutItem', input: { noise } }] })).toBeUndefined();
  });
});

test('names of workspaces are made of what they are called, and never twice', () => {
  expect(workspaceNameFor('Jo’s Café, 2', [])).toBe('jo-s-cafe-2');
  expect(workspaceNameFor('Music', ['music', 'music-2'])).toBe('music-3');
  expect(workspaceNameFor('音楽', [])).toBe('workspace');
  expect(workspaceNameFor('Lesson one', [])).toBe('my-lesson-one');
});

test('what a workspace is called outlives the tab; damaged names do no harm', () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  createNames(shelf).setState({ sandbox: 'Mine' });
  expect(titleIn(createNames(shelf).getState(), 'sandbox')).toBe('Mine');
  for (const key of kept.keys()) kept.set(key, '{"a":');
  expect(titleIn(createNames(shelf).getState(), 'my-shop')).toBe('My shop');
  expect(titleIn(createNames(undefined).getState(), 'constructor')).toBe('Constructor');
});
