import { describe, expect, test } from 'vitest';
import { decodeUtf8, realisticLag, type Trace } from '#engine';
import { Story } from '#testing/story.ts';
import { type Exchange, exchangeOf } from '../exchange.ts';
import { targetOf } from '../operations.ts';
import { filterEvents, kindOf, timelineOf } from './timeline.ts';

const story = new Story(realisticLag).table('Carts pk:S | global byState state:S');
const happened: Trace[] = [];
const exchanges: Exchange[] = [];
function run(operation: string, body: object): void {
  const { result } = story.call(operation, body);
  const trace = result.traces.find(({ requestId }) => requestId !== undefined);
  happened.push(...result.traces.filter((one) => one !== trace));
  exchanges.push(exchangeOf(exchanges.length + 1, targetOf(operation), JSON.stringify(body), { ...result.response!, body: decodeUtf8(result.response!.body), trace }));
}
run('PutItem', { TableName: 'Carts', Item: { pk: { S: 'a' }, state: { S: 'OPEN' } } });
run('GetItem', { TableName: 'Nowhere', Key: { pk: { S: 'a' } } });
run('AdvanceClock', { Seconds: 10 });

describe('the timeline', () => {
  const events = timelineOf(exchanges, happened);

  test('has every event, newest first', () => {
    const all = [...exchanges.map(({ trace }) => trace!), ...happened].flatMap((trace) => trace.events);
    expect(events).toHaveLength(all.length);
    expect(events.map(({ atMs }) => atMs)).toEqual(events.map(({ atMs }) => atMs).sort((a, b) => b - a));
  });

  test('links what happened by itself to the road of its cause', () => {
    const propagated = events.find(({ type }) => type === 'index.propagated');
    expect(propagated?.cause).toMatchObject({ kind: 'road', exchange: 1, text: expect.stringMatching(/^PutItem \d\d:\d\d:\d\d$/) as string });
    const [other] = timelineOf([], happened).filter(({ type }) => type === 'index.propagated');
    expect(other?.cause).toEqual({ kind: 'elsewhere', text: 'a request that this page no longer has' });
  });

  test('is filtered by kind, table, refusal and words', () => {
    const none = { kinds: new Set<never>(), tableName: undefined, refusalsOnly: false, text: '' };
    expect(filterEvents(events, none)).toEqual(events);
    expect(new Set(filterEvents(events, { ...none, kinds: new Set(['index'] as const) }).map(({ kind }) => kind))).toEqual(new Set(['index']));
    expect(filterEvents(events, { ...none, tableName: 'Carts' }).every(({ tableName }) => tableName === 'Carts')).toBe(true);
    expect(filterEvents(events, { ...none, refusalsOnly: true }).map(({ type }) => type)).toEqual(['request.refused']);
    expect(filterEvents(events, { ...none, text: 'INDEX bystate took' })).toHaveLength(1);
  });
});

test('every room has its kind', () => {
  expect([kindOf('capacity.throttled'), kindOf('split.planned'), kindOf('log.replicated'), kindOf('table.created'), kindOf('stream.tended')]).toEqual(['capacity', 'partition', 'replica', 'table', 'stream']);
});
