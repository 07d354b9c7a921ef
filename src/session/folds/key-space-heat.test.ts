import { describe, expect, test } from 'vitest';
import { createEngine, encodeUtf8, noLag, type Trace, type TraceEvent } from '#engine';
import type { HeatCell } from '../connection.ts';
import type { HashSpan } from './hash-space.ts';
import { HeatFold, heatColumns, heatRowsMax, hexSpan } from './key-space-heat.ts';

const startMs = Date.UTC(2026, 10, 20, 9, 0, 0);
const halves = new Map<string, HashSpan>([
  ['P1', { from: 0, to: 0.5 }],
  ['P2', { from: 0.5, to: 1 }],
]);

const trace = (events: readonly TraceEvent[]): Trace => ({
  requestId: 'request',
  operation: 'GetItem',
  atMs: events[0]?.atMs ?? startMs,
  events,
  dropped: 0,
});

interface Asked {
  readonly atMs?: number;
  readonly tableName?: string;
  readonly indexName?: string;
  readonly hash?: string;
  readonly units?: number;
  readonly channel?: 'read' | 'write';
}

/** A request for one partition: the first half of the key space, or the half of its hash. */
function request({ atMs = startMs, tableName = 'Music', indexName, hash, units = 1, channel = 'read' }: Asked): Trace {
  const isUpper = hash !== undefined && hash >= '8';
  const partitionId = isUpper ? 'P2' : 'P1';
  const [from, to] = isUpper ? ['8'.padEnd(16, '0'), 'F'.repeat(16)] : ['0'.repeat(16), `7${'F'.repeat(15)}`];
  return trace([
    { type: 'partition.routed', atMs, tableName, indexName, partitionId, hash, from, to, partitionCount: 2 },
    { type: 'capacity.admitted', atMs, channel, partitionId, indexName, units, available: 100, perSecondMax: 3000 },
  ]);
}

/** `column.row: reads/writes`, in order. */
const spoken = (cells: readonly HeatCell[]): string[] =>
  [...cells]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ column, row, readUnits, writeUnits }) => `${column}.${row}: ${readUnits}/${writeUnits}`);

function cellsOf(requests: readonly Trace[], query: { tableName?: string; indexName?: string } = {}): string[] {
  const fold = new HeatFold();
  for (const one of requests) fold.take(one);
  return spoken(fold.read({ tableName: 'Music', ...query }, startMs, halves).cells);
}

describe('units fall', () => {
  test.each([
    ['0000000000000000', 0],
    ['01FFFFFFFFFFFFFF', 0],
    ['0200000000000000', 1],
    ['8000000000000000', 64],
    ['FFFFFFFFFFFFFFFF', 127],
  ])('on the column of the hash: %s is in column %i', (hash, column) => {
    expect(cellsOf([request({ hash })])).toEqual([`${column}.0: 1/0`]);
  });

  test('of a Scan, evenly on all columns of the partition it reads', () => {
    const cells = cellsOf([request({ units: 128 })]);
    expect(cells).toEqual(Array.from({ length: heatColumns / 2 }, (_, column) => `${column}.0: 2/0`));
  });

  test('of a partition that ends inside of a column, in that column by the share that it has there', () => {
    const fold = new HeatFold();
    const third = hexSpan('0'.repeat(16), '5'.repeat(16));
    fold.take(request({ units: 128 }));
    const events = trace([
      ...request({}).events.slice(0, 1),
      { type: 'capacity.admitted', atMs: startMs, channel: 'write', partitionId: 'P9', indexName: 'byYear', units: 3, available: 1, perSecondMax: 1000 },
    ]);
    fold.take(events);
    const { cells } = fold.read({ tableName: 'Music', indexName: 'byYear' }, startMs, new Map([['P9', third]]));
    expect(cells).toHaveLength(43);
    expect(cells.reduce((sum, { writeUnits }) => sum + writeUnits, 0)).toBeCloseTo(3, 5);
    expect(cells.at(-1)!.writeUnits).toBeCloseTo(cells[0]!.writeUnits * (128 / 3 - 42), 4);
  });

  test('by channel, and add up', () => {
    const hash = '1000000000000000';
    expect(cellsOf([request({ hash }), request({ hash, units: 2 }), request({ hash, channel: 'write' })])).toEqual([
      '8.0: 3/1',
    ]);
  });

  test('by table and by index', () => {
    const requests = [
      request({ hash: '0' }),
      request({ hash: '2', tableName: 'Books' }),
      request({ hash: '4', indexName: 'byYear' }),
    ];
    expect(cellsOf(requests)).toEqual(['0.0: 1/0']);
    expect(cellsOf(requests, { tableName: 'Books' })).toEqual(['16.0: 1/0']);
    expect(cellsOf(requests, { indexName: 'byYear' })).toEqual(['32.0: 1/0']);
    expect(cellsOf(requests, { tableName: 'Films' })).toEqual([]);
  });

  test('of background work, nowhere', () => {
    expect(cellsOf([{ ...request({ hash: '0' }), requestId: undefined }])).toEqual([]);
  });

  test('of a request that is throttled, as the units that it was refused', () => {
    const fold = new HeatFold();
    const { events } = request({ hash: '8', units: 3 });
    const refused = {
      type: 'capacity.throttled',
      atMs: startMs,
      channel: 'write',
      tableName: 'Music',
      partitionId: 'P2',
      limit: 'KeyRangeThroughputExceeded',
      reason: 'TableWriteKeyRangeThroughputExceeded',
      units: 3,
      available: 0,
      perSecondMax: 1000,
    } as const;
    fold.take(trace([...events.filter(({ type }) => type === 'partition.routed'), refused]));
    expect(fold.read({ tableName: 'Music' }, startMs, halves).cells).toEqual([
      { column: 64, row: 0, readUnits: 0, writeUnits: 0, throttled: 3 },
    ]);
  });
});

describe('rows', () => {
  test('are seconds at first', () => {
    const times = [0, 999, 1000, 5500].map((ms) => request({ hash: '0', atMs: startMs + ms }));
    expect(cellsOf(times)).toEqual(['0.0: 2/0', '0.1: 1/0', '0.5: 1/0']);
  });

  test('become longer when the story outgrows them, and lose nothing', () => {
    const fold = new HeatFold();
    const seconds = 3 * heatRowsMax;
    for (let second = 0; second < seconds; second++) fold.take(request({ hash: '0', atMs: startMs + 1000 * second }));
    const { rows, rowMs, fromMs, cells, requests } = fold.read({ tableName: 'Music' }, startMs, halves);
    expect({ rows, rowMs, fromMs, requests }).toEqual({ rows: 39, rowMs: 5000, fromMs: startMs, requests: seconds });
    expect(cells.map(({ readUnits }) => readUnits)).toEqual([...Array.from({ length: 38 }, () => 5), 2]);
  });

  test('of a span that is asked for are as short as they can be', () => {
    const fold = new HeatFold();
    for (let second = 0; second < 3 * heatRowsMax; second++) fold.take(request({ hash: '0', atMs: startMs + 1000 * second }));
    const nowMs = startMs + (3 * heatRowsMax - 1) * 1000;
    const { rowMs, rows, requests } = fold.read({ tableName: 'Music', spanMs: 60_000 }, nowMs, halves);
    expect({ rowMs, rows, requests }).toEqual({ rowMs: 1000, rows: 64, requests: 64 });
  });

  test('take a leap of a hundred years', () => {
    const fold = new HeatFold();
    fold.take(request({ hash: '0' }));
    fold.take(request({ hash: '0', atMs: startMs + 100 * 366 * 86_400_000 }));
    const { rows, cells } = fold.read({ tableName: 'Music' }, startMs, halves);
    expect(rows).toBeLessThanOrEqual(heatRowsMax);
    expect(cells).toHaveLength(2);
  });
});

describe('a part of the hash space', () => {
  const asked = ['4000000000000000', '4100000000000000', 'F000000000000000'].map((hash) => request({ hash }));

  test('is told in finer columns, and nothing of the rest', () => {
    const fold = new HeatFold();
    for (const one of asked) fold.take(one);
    const { from, to, columns, cells } = fold.read({ tableName: 'Music', from: 0.25, to: 0.375 }, startMs, halves);
    expect({ from, to, columns }).toEqual({ from: 0.25, to: 0.375, columns: 128 });
    expect(spoken(cells)).toEqual(['0.0: 1/0', '4.0: 1/0']);
  });

  test.each([
    [0.9999, 1, 1],
    [-5, 9, 128],
    [0.5, 0.2, 1],
    [0, 0.2, 103],
  ])('from %d to %d has %i columns, whatever is asked', (from, to, columns) => {
    const heat = new HeatFold().read({ tableName: 'Music', from, to }, startMs, halves);
    expect(heat.columns).toBe(columns);
    expect(heat.to).toBeLessThanOrEqual(1);
  });
});

describe('the hottest keys', () => {
  const hot = (requests: readonly Trace[], nowMs = startMs) => {
    const fold = new HeatFold();
    for (const one of requests) fold.take(one);
    return fold.read({ tableName: 'Music' }, nowMs, halves, (hash) => ({ name: { S: `key of ${hash}` } })).hottest;
  };

  test('come first, with their shares and their names', () => {
    const told = hot([request({ hash: 'A' }), request({ hash: 'B', units: 3 })]);
    expect(told.map(({ hash, readUnits, readShare, writeShare, key }) => [hash, readUnits, readShare, writeShare, key])).toEqual([
      ['B', 3, 0.75, 0, { name: { S: 'key of B' } }],
      ['A', 1, 0.25, 0, { name: { S: 'key of A' } }],
    ]);
  });

  test('are found among more keys than are counted', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => request({ hash: (n * 7919).toString(16).padStart(16, '0') }));
    const [first] = hot(many.flatMap((one, n) => (n % 10 === 0 ? [one, request({ hash: 'E' })] : [one])));
    expect(first?.hash).toBe('E');
    expect(first?.readUnits).toBe(2000);
  });

  test('of a minute ago are forgotten', () => {
    expect(hot([request({ hash: 'A' })], startMs + 61_000)).toEqual([]);
  });
});

test('a table that is made again starts cold, and so do its indexes', () => {
  const again = trace([{ type: 'table.created', atMs: startMs, tableName: 'Music', partitions: 1 }]);
  const requests = [request({ hash: '0' }), request({ hash: '0', indexName: 'byYear' }), request({ tableName: 'Music2', hash: '0' }), again];
  expect(cellsOf(requests)).toEqual([]);
  expect(cellsOf(requests, { indexName: 'byYear' })).toEqual([]);
  expect(cellsOf(requests, { tableName: 'Music2' })).toEqual(['0.0: 1/0']);
});

test('of many key spaces the ones that were used last are remembered', () => {
  const fold = new HeatFold();
  for (let n = 0; n < 100; n++) fold.take(request({ hash: '0', tableName: `Table${n}` }));
  const known = Array.from({ length: 100 }, (_, n) => fold.read({ tableName: `Table${n}` }, startMs, halves).cells.length);
  expect(known.reduce((sum, cells) => sum + cells)).toBe(16);
  expect(known.slice(-16).every((cells) => cells === 1)).toBe(true);
});

test('what the engine admits is what the picture shows', () => {
  const engine = createEngine({ seed: 7, startMs, ...noLag });
  const fold = new HeatFold();
  let admitted = 0;
  const run = (operation: string, input: object): void => {
    const body = encodeUtf8(JSON.stringify(input));
    const { traces, response } = engine.step({ kind: 'request', target: `DynamoDB_20120810.${operation}`, body });
    expect(response?.status).toBe(200);
    for (const one of traces) {
      fold.take(one);
      if (one.requestId === undefined) continue;
      for (const event of one.events) if (event.type === 'capacity.admitted') admitted += event.units;
    }
  };
  run('CreateTable', {
    TableName: 'Music',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['artist', 'year'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'artist', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'byYear', KeySchema: [{ AttributeName: 'year', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  engine.step({ kind: 'time', toMs: startMs + 60_000 });
  for (let n = 0; n < 20; n++) run('PutItem', { TableName: 'Music', Item: { artist: { S: `a${n}` }, year: { S: `${1990 + n}` } } });
  run('Scan', { TableName: 'Music' });
  run('Query', {
    TableName: 'Music',
    IndexName: 'byYear',
    KeyConditionExpression: '#y = :y',
    ExpressionAttributeNames: { '#y': 'year' },
    ExpressionAttributeValues: { ':y': { S: '1995' } },
  });
  const quarters = new Map([0, 1, 2, 3].map((n) => [`P${n + 1}`, { from: n / 4, to: (n + 1) / 4 }] as const));
  const shown = [undefined, 'byYear'].flatMap((indexName) => fold.read({ tableName: 'Music', indexName }, startMs, quarters).cells);
  expect(shown.reduce((sum, { readUnits, writeUnits }) => sum + readUnits + writeUnits, 0)).toBeCloseTo(admitted, 4);
});
