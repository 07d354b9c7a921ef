/**
 * Makes the recording of the home picture. After a change of the engine that it shows, write it anew with
 * `npx vitest run src/ui/inside/home -u`.
 */
import { expect, test } from 'vitest';
import { format, realisticLag } from '#engine';
import { heatStep, rateOf } from '#session/folds/heat-scale.ts';
import { HeatFold, hexSpan } from '#session/folds/key-space-heat.ts';
import { hashFraction, shortHash } from '#session/folds/hash-space.ts';
import type { DescribedPartitions } from '#session/folds/key-space.ts';
import { all, first } from '#session/folds/spoken.ts';
import { Story } from '#testing/story.ts';
import { type HomeRecording, type RecordedRequest, rowsShown } from './recording.ts';

const rowMs = 4000;
const requestCount = 12;
const rowCount = rowsShown + requestCount;
const columns = 64;
const gapMs = 16;
const customers = 240;
/** The ones whose orders are shown; theirs are small. */
const guests = 24;

const guest = (n: number): string => `CUST#${8841 + n}`;

/** Sales of an afternoon: some customers ask for much, most for little. */
function shop(): { story: Story; ask: (customer: number) => ReturnType<Story['call']> } {
  const story = new Story({ seed: 2026, ...realisticLag }).table('Orders customer:S');
  const text = 'x'.repeat(90_000);
  for (let n = 0; n < customers; n++) story.put('Orders', { customer: { S: `CUST#${8600 + n}` }, text: { S: text } });
  for (let n = 0; n < guests; n++) story.put('Orders', { customer: { S: guest(n) }, note: { S: 'Ring twice.' } });
  const ask = (customer: number): ReturnType<Story['call']> =>
    story.call('GetItem', { TableName: 'Orders', Key: { customer: { S: `CUST#${8600 + customer}` } }, ProjectionExpression: 'customer', ConsistentRead: true });
  return { story, ask };
}

/** Numbers from 0 to 1, the same in every run. */
function numbers(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** In the last rows a sale opens, and some ask for much more than others. */
const customerOf = (draw: () => number, row: number): number => {
  const isRush = draw() < (row < 8 ? 0.15 : 0.45);
  return isRush ? Math.floor(draw() * draw() * 14) * 17 : Math.floor(draw() * customers);
};

function record(): HomeRecording {
  const { story, ask } = shop();
  const draw = numbers();
  const fold = new HeatFold();
  const startMs = Math.ceil(story.engine.nowMs / rowMs) * rowMs;
  story.wait((startMs - story.engine.nowMs) / 1000);
  const requests: RecordedRequest[] = [];
  const { Partitions } = story.done('DescribePartitions', { TableName: 'Orders' }) as DescribedPartitions;
  const spans = Partitions.map(({ PartitionId: id, KeyRange: { From, To } }) => ({ id, ...hexSpan(From, To) }));
  const cells: { readonly row: number; readonly column: number; readonly readUnits: number }[] = [];
  for (let row = 0; row < rowCount; row++) {
    const endMs = startMs + (row + 1) * rowMs;
    while (story.engine.nowMs < endMs - 2 * gapMs) {
      fold.take(ask(customerOf(draw, row)).trace!);
      story.wait(gapMs / 1000);
    }
    if (row >= rowsShown) requests.push(tell(story, guest((row * 7) % guests)));
    story.wait((endMs - story.engine.nowMs) / 1000);
    // So short a span is told second by second, which fit into our rows.
    const heat = fold.read({ tableName: 'Orders', spanMs: rowMs }, story.engine.nowMs, new Map(spans.map((span) => [span.id, span])));
    for (const { row: second, column, readUnits } of heat.cells) {
      const atMs = heat.fromMs + second * heat.rowMs;
      if (Math.floor((atMs - startMs) / rowMs) === row) cells.push({ row, column: Math.floor((column * columns) / heat.columns), readUnits });
    }
  }
  const units = (row: number, isIn: (column: number) => boolean): number =>
    cells.filter((cell) => cell.row === row && isIn(cell.column)).reduce((sum, { readUnits }) => sum + readUnits, 0);
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  const digit = (row: number, column: number): string =>
    String(heatStep(rateOf({ readUnits: units(row, (own) => own === column), writeUnits: 0, throttled: 0 }, rowMs), 'read') ?? '.');
  return {
    partitions: spans,
    rowMs,
    rows: rows.map((row) => Array.from({ length: columns }, (_, column) => digit(row, column)).join('')),
    served: rows.map((row) => spans.map(({ from, to }) => Math.round((units(row, (column) => column / columns >= from && column / columns < to) * 1000) / rowMs))),
    requests,
  };
}

function tell(story: Story, customer: string): RecordedRequest {
  const { trace, result } = story.call('GetItem', { TableName: 'Orders', Key: { customer: { S: customer } } });
  const events = trace!.events;
  const { hash = '', partitionId } = first(events, 'partition.routed')!;
  const { replicaId, leaderId, lagMs } = first(events, 'replica.read')!;
  const [counted] = all(events, 'capacity.counted');
  return {
    text: `GetItem ${customer}`,
    hash: shortHash(hash),
    at: Number(hashFraction(hash).toFixed(4)),
    partitionId,
    replicaId,
    leaderId,
    lag: lagMs > 0 ? format.formatDuration(lagMs) : undefined,
    units: format.formatUnits(counted!.units, 'read'),
    dollars: format.formatDollars(first(events, 'price.metered')!.dollars),
    latency: format.formatDuration(result.respondAtMs - trace!.atMs),
  };
}

test('the home picture is what the engine does', async () => {
  const made = record();
  const file = `/** Written by recording.test.ts. */\nexport const recorded = ${JSON.stringify(made, undefined, 2)} as const;\n`;
  await expect(file).toMatchFileSnapshot('./recorded.ts');
});
