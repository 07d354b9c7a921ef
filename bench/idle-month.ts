/** A month of virtual time on a workspace that nobody uses: what passes by itself must cost next to nothing. */
import { asToday, createEngine, dynamoTargetPrefix, encodeUtf8, type Engine, realisticLag } from '#engine';
import { type Figure, median } from './report.ts';

const tables = 20;
const dayMs = 86_400_000;

const secondsSince = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e9;

function call(engine: Engine, operation: string, body: object): void {
  const { response } = engine.step({ kind: 'request', target: dynamoTargetPrefix + operation, body: encodeUtf8(JSON.stringify(body)) });
  if (response?.status !== 200) throw new Error(`${operation} was refused`);
}

/** Tables with an index, a stream and time to live, each with items: all that has work of its own in the background. */
function workspace(itemsPerTable: number): Engine {
  const engine = createEngine({ seed: 1, startMs: 1_800_000_000_000, ...realisticLag, ...asToday });
  const names = Array.from({ length: tables }, (_, number) => `Table${number}`);
  for (const TableName of names) {
    call(engine, 'CreateTable', {
      TableName,
      AttributeDefinitions: ['pk', 'group'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      GlobalSecondaryIndexes: [
        { IndexName: 'byGroup', KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      ],
    });
  }
  engine.step({ kind: 'time', toMs: engine.nowMs + 10_000 });
  for (const TableName of names) {
    call(engine, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } });
    for (let n = 0; n < itemsPerTable; n++) {
      call(engine, 'PutItem', { TableName, Item: { pk: { S: `item ${n}` }, group: { S: `group ${n % 7}` }, until: { N: '4000000000' } } });
    }
  }
  return engine;
}

function secondsOf(engine: Engine): number {
  const start = process.hrtime.bigint();
  const { bug } = engine.step({ kind: 'time', toMs: engine.nowMs + 30 * dayMs });
  const seconds = secondsSince(start);
  if (bug !== undefined) throw bug;
  return seconds;
}

export function run({ quick = false }: { quick?: boolean } = {}): Figure[] {
  const rounds = quick ? 1 : 3;
  const seconds = Array.from({ length: rounds }, () => secondsOf(workspace(quick ? 10 : 100)));
  return [{ name: `a month on an idle workspace of ${tables} tables`, value: median(seconds), unit: 's', atMost: 2 }];
}
