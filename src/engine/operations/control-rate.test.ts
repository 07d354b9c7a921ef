import { describe, expect, test } from 'vitest';
import { sentence } from '#engine';
import { Story } from '#testing/story.ts';

const today = { regime: 'adaptive' } as const;

/** How many of so many calls at one moment are answered. */
function answered(story: Story, operation: string, body: object, calls: number): number {
  let count = 0;
  for (let n = 0; n < calls; n++) if (story.call(operation, body).status === 200) count++;
  return count;
}

describe('the control plane is asked (reference 1.61)', () => {
  test.each([
    ['DescribeTimeToLive', { TableName: 'Orders' }, 10],
    ['DescribeTable', { TableName: 'Orders' }, 2500],
    ['ListTables', {}, 2500],
    ['DescribeLimits', {}, 1],
  ])('%s', (operation, body, perSecond) => {
    const story = new Story(today).table('Orders pk:S');
    expect(answered(story, operation, body, perSecond + 3)).toBe(perSecond);
    const told = story.call(operation, body);
    expect([told.error, told.message]).toEqual(['ThrottlingException', 'Rate of requests exceeds the allowed throughput.']);
    expect(answered(story.wait(60), operation, body, perSecond + 3)).toBe(perSecond);
  });

  test('DescribeStream ten times a second, whatever the stream', () => {
    const story = new Story(today).table('Orders pk:S');
    story.done('UpdateTable', { TableName: 'Orders', StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } });
    const { Table } = story.wait(5).done('DescribeTable', { TableName: 'Orders' });
    expect(answered(story, 'DescribeStream', { StreamArn: Table.LatestStreamArn }, 12)).toBe(10);
    const told = story.call('DescribeStream', { StreamArn: Table.LatestStreamArn });
    expect(told.trace?.events.map(sentence)).toContain('The account has used up its rate of DescribeStream: 10 a second.');
  });

  test('describing and changing have rates of their own', () => {
    const story = new Story(today).table('Orders pk:S');
    answered(story, 'ListTables', {}, 2500);
    expect(story.call('DescribeTable', { TableName: 'Orders' }).status).toBe(400);
    expect(story.call('DeleteTable', { TableName: 'Orders' }).status).toBe(200);
  });

  test.each([
    ['where throughput is not limited', {}],
    ['while virtual time stands still', today],
  ])('as often as one likes %s', (_when, settings) => {
    const story = new Story(settings).table('Orders pk:S');
    story.done('SetClock', { Speed: 0 });
    expect(answered(story, 'DescribeTimeToLive', { TableName: 'Orders' }, 50)).toBe(50);
  });
});
