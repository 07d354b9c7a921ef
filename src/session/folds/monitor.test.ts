import { describe, expect, test } from 'vitest';
import { Story, startMs } from '#testing/story.ts';
import { type Chart, chartSentence, type DescribedMetrics, monitorCharts, type MonitorScope } from './monitor.ts';
import { throttleCauses } from './throttle-causes.ts';

const minute = 60;
const table: MonitorScope = { tableName: 'Orders', indexName: undefined };
const item = (units: number): object => ({ pk: { S: 'a' }, by: { S: 'ann' }, text: { S: 'x'.repeat(units * 1024 - 20) } });

const described = (story: Story): DescribedMetrics =>
  story.done('DescribeMetrics', { TableName: 'Orders', StartTime: startMs / 1000, Period: minute }) as DescribedMetrics;

const chartOf = (story: Story, id: Chart['id'], scope = table): Chart => monitorCharts(described(story), scope).find((chart) => chart.id === id)!;
const lineOf = (chart: Chart, name: string): readonly (number | undefined)[] => chart.lines.find((line) => line.name === name)?.values ?? [];

const orders = (): Story => new Story({ regime: 'adaptive' }).table('Orders pk:S | global byWhom by:S KEYS_ONLY | provisioned 5 10');

describe('consumed against provisioned', () => {
  test('is told in units a second, with a gap where nothing was measured', () => {
    const story = orders();
    story.put('Orders', item(60)).wait(2 * minute).put('Orders', item(30));
    const chart = chartOf(story, 'writes');
    expect(chart.times).toEqual([0, 60, 120].map((seconds) => startMs / 1000 + seconds));
    expect(lineOf(chart, 'Consumed')).toEqual([1, undefined, 1]);
    expect(lineOf(chart, 'Provisioned')).toEqual([10, 10, 10]);
    expect(chart.finding).toBe('At most 1 WCU/s over 1 min, 10 % of the 10 provisioned. Nothing was throttled.');
    expect(chartSentence(chart, 1, () => '09:01')).toBe('09:01: provisioned 10 WCU/s.');
  });

  test('of an index is its own', () => {
    const story = orders().put('Orders', item(60));
    const chart = chartOf(story, 'writes', { ...table, indexName: 'byWhom' });
    expect(lineOf(chart, 'Consumed')).toEqual([1 / 60]);
    expect(monitorCharts(described(story), { ...table, indexName: 'byWhom' })).toHaveLength(2);
  });

  test('where nothing happened says so', () => {
    expect(chartOf(orders(), 'reads').finding).toBe('Nothing was read in 1 min of virtual time.');
  });
});

test('throttles are marked, counted and explained by the limit that was met', () => {
  const story = orders();
  const refused = Array.from({ length: 40 }, () => story.call('PutItem', { TableName: 'Orders', Item: item(100) }).status).filter((status) => status === 400).length;
  expect(refused).toBeGreaterThan(0);
  const chart = chartOf(story, 'writes');
  expect(lineOf(chart, 'Throttled events')).toEqual([refused]);
  expect(chart.finding).toContain(`${refused} events were throttled.`);
  expect(throttleCauses(described(story), table)).toMatchObject([{ channel: 'write', events: refused }]);
  expect(throttleCauses(described(story), { ...table, indexName: 'byWhom' })).toEqual([]);
});

test('latency has a line for each operation, requests one for what became of them', () => {
  const story = orders().put('Orders', item(1));
  story.done('GetItem', { TableName: 'Orders', Key: { pk: { S: 'a' } } });
  story.call('PutItem', { TableName: 'Orders', Item: item(1), ConditionExpression: 'attribute_not_exists(pk)' });
  expect(chartOf(story, 'latency').lines.map(({ name }) => name)).toEqual(['GetItem', 'PutItem']);
  const requests = chartOf(story, 'requests');
  expect(requests.finding).toBe('Answered 2, failed conditions 1.');
});
