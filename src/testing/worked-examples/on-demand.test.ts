import { describe, expect, test, vi } from 'vitest';
import { patienceMs } from '../chance.ts';
import { Story } from '../story.ts';
import { average, drive, partitionsOf, spreadKeys } from './drive.ts';

// Thousands of real requests, on a machine that may have much else to do.
vi.setConfig({ testTimeout: patienceMs });

const today = { regime: 'adaptive' } as const;
/** Units of one write: large items make many units of few requests. */
const units = 250;
const keys = spreadKeys(16, 4);

function table(): Story {
  const story = new Story(today).table('Orders pk:S');
  for (const [n, pk] of keys.entries()) {
    story.put('Orders', { pk: { S: pk }, text: { S: 'x'.repeat(units * 1024 - 40) } });
    if (n % 8 === 7) story.wait(1);
  }
  return toNextMinute(story);
}

/** A peak is the average of a minute of the clock. */
const toNextMinute = (story: Story): Story => story.wait(60 - ((story.engine.nowMs / 1000) % 60));

/** Writes of so many units a second, evenly over the key space; units served in each second. */
function load(story: Story, unitsPerSecond: number, seconds: number): number[] {
  const { served } = drive(story, {
    seconds,
    perSecond: unitsPerSecond / units,
    request: (n) => ['UpdateItem', { TableName: 'Orders', Key: { pk: { S: keys[n % keys.length]! } }, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: String(n) } } }],
  });
  return served.map((count) => count * units);
}

const warm = (story: Story): number => story.done('DescribeTable', { TableName: 'Orders' }).Table.WarmThroughput.WriteUnitsPerSecond;

describe("on demand (DG/on-demand-capacity-mode; reference 5.02, 5.03, 5.09, 3.17)", () => {
  test('the first hour from zero: 4,000 writes a second at once, twice the peak half an hour later, and twice that after the next', () => {
    const story = table();
    expect([warm(story), partitionsOf(story)]).toEqual([4000, 4]);
    expect(Math.round(average(load(story, 6000, 62)) / 100)).toBe(40);
    // Within the half hour more than that is throttled.
    story.wait(10 * 60);
    expect(average(load(story, 6000, 5))).toBeLessThan(4700);
    story.wait(20 * 60);
    load(story, 1000, 11);
    expect([warm(story), partitionsOf(story)]).toEqual([8000, 8]);
    expect(average(load(story, 10_000, 5))).toBeLessThan(9500);
    toNextMinute(story);
    expect(average(load(story, 8000, 62))).toBeGreaterThan(7500);
    story.wait(31 * 60);
    load(story, 1000, 11);
    expect([warm(story), partitionsOf(story)]).toEqual([16_000, 16]);
    expect(average(load(story, 16_000, 3))).toBeGreaterThan(15_000);
  });
});
