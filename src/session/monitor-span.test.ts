import { describe, expect, test } from 'vitest';
import { Story, startMs } from '#testing/story.ts';
import { periodFor, periodsFor, ranges } from './monitor-span.ts';

describe('the periods of a range', () => {
  test.each(ranges.map(({ text, seconds }) => [text, seconds] as const))('%s: DescribeMetrics takes all of them', (_, seconds) => {
    const story = new Story().table('Orders pk:S');
    story.wait(40 * 86_400);
    const now = Math.floor(story.engine.nowMs / 1000);
    expect(periodsFor(seconds).length).toBeGreaterThan(0);
    for (const period of periodsFor(seconds)) {
      const query = { TableName: 'Orders', StartTime: now - seconds + period.seconds, Period: period.seconds };
      expect(story.call('DescribeMetrics', query)).toMatchObject({ status: 200 });
    }
    expect(now).toBeGreaterThan(startMs / 1000);
  });

  test('a period that the range cannot have gives way to its finest', () => {
    expect(periodFor(3600, 60)).toBe(60);
    expect(periodFor(7 * 86_400, 60)).toBe(3600);
    expect(periodFor(900, 3600)).toBe(60);
  });
});
