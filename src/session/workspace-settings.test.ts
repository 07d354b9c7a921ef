import { expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { beginningLike, readBeginning } from './beginning.ts';
import type { WorkspaceAbout } from './connection.ts';
import { contentsOfStory, examineStory } from './request-story.ts';
import { runStory } from './run-story.ts';
import { Session } from './session.ts';
import { allUsual, type SettingsDraft, settingsFacts, untouched } from './workspace-settings.ts';
import { storyOf } from './workspace-story.ts';
import { workspaceTemplates } from './workspace-templates.ts';

const about: WorkspaceAbout = {
  seed: 7,
  startMs: 0,
  lag: 'realistic',
  throughput: 'adaptive',
  expiry: 'realistic',
  physics: { burstSeconds: 60 },
  requests: 0,
  journalBytes: 0,
};
const typed = (texts: SettingsDraft['texts']): SettingsDraft => ({ ...untouched, texts });

test('untouched, the form is as the workspace, and begins another one like it', () => {
  const { unusual, edited, beginning, groups } = settingsFacts(untouched, about);
  expect([unusual, edited]).toEqual([1, 0]);
  expect(beginning).toEqual({ seed: undefined, throughput: 'adaptive', lag: 'realistic', expiry: 'realistic', burstSeconds: 60 });
  const burst = groups.flatMap(({ settings }) => settings).find(({ name }) => name === 'burstSeconds');
  expect(burst).toMatchObject({ text: '60', usual: 'usually 300 seconds', bounds: '1 to 3,600', here: undefined, isUsual: false, isAsHere: true });
});

test('all as usual is what DynamoDB is, whatever the workspace', () => {
  const { unusual, edited, beginning } = settingsFacts(allUsual(), { ...about, throughput: 'static', lag: 'own' });
  expect([unusual, edited]).toEqual([0, 2]);
  expect(beginning).toEqual({ seed: undefined, throughput: 'adaptive', lag: 'realistic', expiry: 'realistic' });
});

test.each<[SettingsDraft, string]>([
  [typed({ burstSeconds: '' }), '“Burst” is a whole number from 1 to 3600.'],
  [typed({ burstSeconds: '1e' }), '“Burst” is a whole number from 1 to 3600.'],
  [typed({ latencyFactor: '0,5' }), '“Latency” is a number from 0 to 1000.'],
  [typed({ splitSecondsMax: '60' }), '“Shortest split” is 120, which is above “Longest split”, 60.'],
  [{ ...untouched, seed: 'x' }, 'A seed is a whole number.'],
])('%j can’t be, and says why', (draft, sentence) => {
  const { problems, beginning } = settingsFacts(draft, about);
  expect(problems.map((problem) => problem.sentence)).toEqual([sentence]);
  expect(beginning).toBeUndefined();
});

test('thousands may be told apart by commas, and a fraction by a point', () => {
  const { beginning } = settingsFacts(typed({ partitionBytesMax: '20,000', latencyFactor: '0.5' }), about);
  expect(beginning).toMatchObject({ partitionBytesMax: 20_000, latencyFactor: 0.5 });
});

test.each([
  [{ burstSeconds: 0 }, 'burstSeconds is a whole number from 1 to 3600.'],
  [{ lag: 'some' }, 'A lag is realistic or none.'],
  [[], 'How to begin is an object.'],
  [{ burstSeconds: 5, constructor: 1, more: 2 }, { burstSeconds: 5 }],
])('%j is read as %j', (value, read) => {
  expect(readBeginning(value)).toEqual(typeof read === 'string' ? read : { seed: undefined, lag: undefined, throughput: undefined, expiry: undefined, ...read });
});

test('a workspace with little throughput and slow tables is made again whole, with its settings', async () => {
  const beginning = { onDemandWriteUnitsPerSecond: 1, createTableMs: 60_000, lag: 'none' } as const;
  const story = examineStory(JSON.parse(JSON.stringify({ ...workspaceTemplates.find(({ id }) => id === 'music'), beginning })));
  const connection = await memoryConnection();
  await connection.reset(story.beginning);
  const session = new Session(connection, await connection.clock());
  expect(await runStory(session, story)).toBeUndefined();
  const { tables } = await connection.facts({ itemsOf: ['Music'], itemsMax: 100 });
  expect(tables.map(({ itemCount }) => itemCount)).toEqual([contentsOfStory(story).items]);
  const like = beginningLike(await connection.about());
  expect(like).toEqual(beginning);
  expect(storyOf('Again', tables, like)).toMatchObject({ title: 'Again', beginning });
});

test('a link to tables of very many partitions opens nothing', () => {
  const calls = Array.from({ length: 300 }, () => ({ operation: 'CreateTable', input: { TableName: 'A' } }));
  expect(examineStory({ title: 'A', calls }).calls).toHaveLength(300);
  const beginning = { partitionWriteUnitsPerSecond: 100 };
  expect(() => examineStory({ title: 'A', calls, beginning })).toThrow('Its tables could have more partitions than a page holds.');
});

test('a link whose settings can’t be opens nothing', () => {
  expect(() => examineStory({ title: 'A', calls: [], beginning: { burstSeconds: 1e9 } })).toThrow('Its settings can’t be: burstSeconds is a whole number from 1 to 3600.');
});
