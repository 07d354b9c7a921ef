import { describe, expect, test } from 'vitest';
import { targetOf } from '#session/operations.ts';
import { HandWall } from '#testing/hand-wall.ts';
import { Workspace } from './workspace.ts';

const tab = { tab: 'tab-1' };

async function begun() {
  const told: string[] = [];
  const wall = new HandWall();
  const workspace = await Workspace.open({ makeDisk: undefined, wall, drawSeed: () => 7, tell: ({ kind }) => told.push(kind) });
  const call = async (operation: string, input: object) =>
    workspace.ask({ kind: 'call', target: targetOf(operation), body: JSON.stringify(input), origin: 'learner' }, tab);
  await call('CreateTable', {
    TableName: 'Music',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  await call('AdvanceClock', { Seconds: 60 });
  for (const pk of ['a', 'b', 'c']) await call('PutItem', { TableName: 'Music', Item: { pk: { S: pk } } });
  const { changes } = await workspace.ask({ kind: 'going' }, tab);
  const stop = { after: changes[2]!.id };
  const at = (operation: string, input: object) =>
    workspace.ask({ kind: 'at', stop, request: { kind: 'call', target: targetOf(operation), body: JSON.stringify(input), origin: 'learner' } }, tab);
  return { workspace, call, at, stop, changes, told, wall };
}

const counted = (answer: unknown): unknown => (JSON.parse((answer as { body: string }).body) as { Count?: number }).Count;

describe('a look at an earlier moment', () => {
  test('is answered as things stood, whatever is done meanwhile', async () => {
    const { workspace, call, at, stop, changes } = await begun();
    expect(counted(await at('Scan', { TableName: 'Music' }))).toBe(1);
    await call('PutItem', { TableName: 'Music', Item: { pk: { S: 'd' } } });
    expect(counted(await at('ExecuteStatement', { Statement: 'SELECT * FROM Music' }))).toBeUndefined();
    const facts = await workspace.ask({ kind: 'at', stop, request: { kind: 'facts', query: { itemsOf: ['Music'], itemsMax: 9 } } }, tab);
    expect(facts).toMatchObject({ tables: [{ itemCount: 1, items: [{ pk: { S: 'a' } }] }] });
    expect(await workspace.ask({ kind: 'at', stop, request: { kind: 'clock' } }, tab)).toMatchObject({ nowMs: changes[3]!.atMs, speed: 0 });
    expect(await workspace.ask({ kind: 'facts', query: { itemsOf: [], itemsMax: 0 } }, tab)).toMatchObject({ tables: [{ itemCount: 4 }] });
  });

  test.each([
    ['PutItem', { TableName: 'Music', Item: { pk: { S: 'x' } } }],
    ['DeleteTable', { TableName: 'Music' }],
    ['ExecuteStatement', { Statement: "DELETE FROM Music WHERE pk = 'a'" }],
    ['AdvanceClock', { Seconds: 1 }],
    ['SetClock', { Speed: 0 }],
  ])('changes nothing by %s', async (operation, input) => {
    const { at } = await begun();
    expect(JSON.parse(((await at(operation, input)) as { body: string }).body)).toMatchObject({ __type: 'dynascope#LookingBackException' });
    expect(counted(await at('Scan', { TableName: 'Music' }))).toBe(1);
  });

  test('ends in a sentence when the moment is not kept any more', async () => {
    const { workspace, at, stop, call } = await begun();
    await workspace.ask({ kind: 'go', to: { before: stop.after } }, tab);
    await call('PutItem', { TableName: 'Music', Item: { pk: { S: 'new' } } });
    await expect(at('Scan', { TableName: 'Music' })).rejects.toThrow('This moment is not kept any more.');
    await expect(workspace.ask({ kind: 'go', to: stop }, tab)).rejects.toThrow('This moment is not kept any more.');
    await expect(workspace.ask({ kind: 'go', to: { checkpoint: 1 } }, tab)).rejects.toThrow('This checkpoint is not there any more.');
  });
});

test('whoever goes somewhere, all are told', async () => {
  const { workspace, stop, told, wall } = await begun();
  wall.pass(1000);
  told.length = 0;
  await workspace.ask({ kind: 'go', to: stop }, tab);
  await workspace.close();
  expect(told).toContain('changed');
});
