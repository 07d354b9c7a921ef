import { afterEach, expect, test } from 'vitest';
import type { SimulatedOperation } from '#engine';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { operationGroups } from './parameters.ts';
import { type TemplateMaterial, templateOf } from './request-templates.ts';
import { Session } from './session.ts';

const operations = operationGroups.flatMap((group) => group.operations);
let session: Session | undefined;
afterEach(() => session?.close());

async function open(...notations: string[]): Promise<{ session: Session; material: TemplateMaterial }> {
  const connection = await memoryConnection();
  const opened = new Session(connection, await connection.clock());
  session = opened;
  for (const notation of notations) await opened.run('CreateTable', tableOf(notation));
  await opened.run('AdvanceClock', { Seconds: 60 });
  await opened.readTables();
  return { session: opened, material: { tables: opened.store.getState().tables!.map(({ record }) => record) } };
}

const wanting: Readonly<Partial<Record<SimulatedOperation, string>>> = {
  GetResourcePolicy: 'PolicyNotFoundException',
  DescribeBackup: 'BackupNotFoundException',
  DeleteBackup: 'BackupNotFoundException',
  RestoreTableFromBackup: 'BackupNotFoundException',
  RestoreTableToPointInTime: 'PointInTimeRecoveryUnavailableException',
};

test.each(operations)('the template of %s runs as it is, in workspaces with and without tables', async (operation) => {
  const vectors = 'Near pk:S | vector byMeaning emb 2 COSINE [tenant:N]';
  for (const notations of [[], ['Music artist:S song:S'], ['Odd __proto__:N select:B', 'Other note:S'], [vectors]]) {
    // A search wants an index that is there.
    if (operation === 'SearchVectors' && notations[0] !== vectors) continue;
    const { session, material } = await open(...notations);
    if (material.tables.length === 0 && operation !== 'CreateTable' && operation !== 'ListTables') continue;
    const tableName = material.tables.at(-1)?.name;
    const { error } = await session.run(operation, templateOf(operation, { ...material, tableName }));
    // A new table has no policy to be told, no backup and no way back, and DynamoDB says so.
    expect(error?.name).toBe(wanting[operation]);
    await session.close();
  }
});

test('keys are those of the learner’s own item', async () => {
  const { material } = await open('Orders customer:S placed:N');
  const item = { customer: { S: 'CUST#8841' }, placed: { N: '5' }, status: { S: 'OPEN' } };
  expect(templateOf('GetItem', { ...material, tableName: 'Orders', item })).toBe(`{
  "TableName": "Orders",
  "Key": { "customer": { "S": "CUST#8841" }, "placed": { "N": "5" } },
  "ReturnConsumedCapacity": "TOTAL"
}`);
  expect(templateOf('Query', { ...material, item })).toContain('{ ":key": { "S": "CUST#8841" } }');
  expect(templateOf('GetItem', material)).toContain('"customer 1"');
});

test('a new table gets a name that is free', async () => {
  const { material } = await open('Music artist:S', 'Music2 artist:S');
  expect(templateOf('CreateTable', material)).toContain('"TableName": "Music3"');
});
