/**
 * Auto scaling against a spike. The example is the developer guide's, "How DynamoDB auto scaling works": a target of
 * 70 %, two minutes above it, and at 700 units a second what is needed is 1,000 (reference 5.20 to 5.25).
 */
import { describe, expect, test } from 'vitest';
import { createEngine, sentence, type StepResult } from '#engine';
import { type Body, Story, testSettings } from '#testing/story.ts';

const limited = { regime: 'adaptive' } as const;
const whole = { ServiceNamespace: 'dynamodb', ResourceId: 'table/Orders', ScalableDimension: 'dynamodb:table:WriteCapacityUnits' };

const policyOf = (more: object = {}): object => ({
  ...whole,
  PolicyName: 'keep 70',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 70,
    PredefinedMetricSpecification: { PredefinedMetricType: 'DynamoDBWriteCapacityUtilization' },
    ...more,
  },
});

function scaled(units: number, { min = 5, max = 2000, policy = {} }: { min?: number; max?: number; policy?: object } = {}): Story {
  const story = new Story(limited).table(`Orders pk:S | provisioned 5 ${units}`);
  story.done('RegisterScalableTarget', { ...whole, MinCapacity: min, MaxCapacity: max });
  story.done('PutScalingPolicy', policyOf(policy));
  return story.wait(58);
}

/** Writes of so many units a second for some whole minutes, in items of 100 units: a minute is a minute's sum. */
function load(story: Story, unitsPerSecond: number, minutes = 1): StepResult[] {
  const results: StepResult[] = [];
  for (let i = 0; i < minutes; i++) {
    const fromMs = story.engine.nowMs;
    const all = unitsPerSecond * 60;
    for (let sent = 0; sent < all; sent += 100) {
      const units = Math.min(100, all - sent);
      story.call('PutItem', { TableName: 'Orders', Item: { pk: { S: 'a' }, text: { S: 'x'.repeat(units * 1024 - 10) } } });
      pass(story, fromMs + (60_000 * (sent + units)) / all, results);
    }
  }
  return results;
}

function pass(story: Story, toMs: number, results: StepResult[]): void {
  const result = story.engine.step({ kind: 'time', toMs });
  story.records.push(...result.records);
  results.push(result);
}

const wcu = (story: Story): number => story.done('DescribeTable', { TableName: 'Orders' }).Table.ProvisionedThroughput.WriteCapacityUnits;
const settled = (story: Story): number => wcu(new Story(story.engine.fork()).wait(5));
const activities = (story: Story): Body[] => story.done('DescribeScalingActivities', { ServiceNamespace: 'dynamodb' }).ScalingActivities;
const spoken = (results: readonly StepResult[]): string[] =>
  results.flatMap(({ traces }) => traces.flatMap(({ events }) => events.filter(({ type }) => type.startsWith('scaling.')).map(sentence)));

describe('a spike', () => {
  test('of 700 WCU/s on 800 leads to 1,000 after two minutes, and not after one', () => {
    const story = scaled(800);
    const first = load(story, 700);
    expect([settled(story), spoken(first)]).toEqual([800, []]);
    const second = load(story, 700);
    expect(spoken(second)).toEqual([
      'Auto scaling raises Orders from 800 to 1,000 WCU: 2 minutes in a row were above the target of 70 %, the last with 700 WCU/s, 88 % of what is provisioned. The change takes 1.5 s.',
    ]);
    expect([wcu(story), settled(story)]).toEqual([800, 1000]);
    // At 70 % of 1,000 it is at its target, and stays.
    load(story, 700, 2);
    expect(settled(story)).toBe(1000);
  });

  test('that lasts a minute, and comes again after one, changes nothing', () => {
    const story = scaled(100);
    for (const rate of [90, 10, 90, 10]) load(story, rate);
    expect(settled(story)).toBe(100);
  });

  test('beyond the maximum leads to the maximum', () => {
    const story = scaled(100, { max: 120 });
    load(story, 95, 2);
    expect(settled(story)).toBe(120);
  });

  test('that is throttled is seen only as far as it was let in, so the way up takes several steps', () => {
    const story = scaled(5, { max: 1000 });
    const seen: number[] = [];
    for (let minute = 0; minute < 20; minute++) {
      load(story, 30);
      seen.push(settled(story));
    }
    const steps = [...new Set(seen)];
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(43);
  });

  test('within the cool-down only goes further when more is needed', () => {
    const story = scaled(100, { policy: { ScaleOutCooldown: 600 } });
    load(story, 80, 2);
    expect(settled(story)).toBe(115);
    load(story, 90, 2);
    expect(settled(story)).toBe(129);
  });
});

describe('less traffic', () => {
  test('leads down after 15 minutes, and not after 14', () => {
    const story = scaled(100);
    load(story, 20, 14);
    expect(settled(story)).toBe(100);
    const last = load(story, 20);
    expect(settled(story)).toBe(29);
    expect(spoken(last)[0]).toMatch(/^Auto scaling lowers Orders from 100 to 29 WCU: 15 minutes in a row were well below the target of 70 %/);
  });

  test('never below the minimum, and not at all where it is disabled', () => {
    const story = scaled(100, { min: 50 });
    load(story, 2, 16);
    expect(settled(story)).toBe(50);
    const fixed = scaled(100, { policy: { DisableScaleIn: true } });
    load(fixed, 2, 16);
    expect(settled(fixed)).toBe(100);
  });

  test('a little under the target changes nothing', () => {
    const story = scaled(100);
    load(story, 55, 15);
    expect(settled(story)).toBe(100);
  });

  test('none at all leaves the table as high as it is: there is no data point', () => {
    const story = scaled(100);
    load(story, 20, 2);
    story.wait(3600);
    expect(settled(story)).toBe(100);
  });

  test('finds the daily limit of decreases, tells it once, and goes on when it may', () => {
    const story = scaled(400, { min: 5 });
    for (const units of [390, 380, 370, 360]) {
      story.done('UpdateTable', { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: units } });
      story.wait(15);
    }
    const told = load(story, 5, 40);
    expect(settled(story)).toBe(360);
    expect(spoken(told)).toHaveLength(1);
    expect(activities(story)[0]).toMatchObject({ StatusCode: 'Failed', Description: 'Setting write capacity units to 8.' });
    expect(activities(story)[0].StatusMessage).toMatch(/^Failed to set write capacity units to 8\. Reason: Subscriber limit exceeded: Provisioned throughput decreases/);
    load(story, 5, 25);
    expect(settled(story)).toBe(8);
  });
});

test('activities say what was done and why, the latest first', () => {
  const story = scaled(100);
  load(story, 90, 2);
  const { Alarms } = story.done('PutScalingPolicy', policyOf());
  expect(activities(story)[0]).toMatchObject({ StatusCode: 'InProgress' });
  story.wait(2);
  expect(activities(story)).toEqual([
    expect.objectContaining({
      ...whole,
      Description: 'Setting write capacity units to 129.',
      Cause: `monitor alarm ${Alarms[0].AlarmName} in state ALARM triggered policy keep 70`,
      StatusCode: 'Successful',
      StatusMessage: 'Successfully set write capacity units to 129. Change successfully fulfilled by dynamodb.',
    }),
  ]);
});

test('an index is scaled by its own units', () => {
  const story = new Story(limited).table('Orders pk:S | global byWhom by:S KEYS_ONLY | provisioned 5 50');
  const index = { ...whole, ResourceId: 'table/Orders/index/byWhom', ScalableDimension: 'dynamodb:index:WriteCapacityUnits' };
  story.done('RegisterScalableTarget', { ...index, MinCapacity: 1, MaxCapacity: 500 });
  story.done('PutScalingPolicy', { ...policyOf(), ...index });
  story.wait(58);
  for (let second = 0; second < 120; second++) {
    for (let i = 0; i < 40; i++) story.put('Orders', { pk: { S: `${second}/${i}` }, by: { S: `${i}` } });
    story.wait(1);
  }
  story.wait(2);
  const { Table } = story.done('DescribeTable', { TableName: 'Orders' });
  expect(Table.GlobalSecondaryIndexes[0].ProvisionedThroughput.WriteCapacityUnits).toBe(58);
  expect(Table.ProvisionedThroughput.WriteCapacityUnits).toBe(50);
});

test('it is the same from the journal, from a snapshot and in a fork', () => {
  const story = scaled(100);
  load(story, 90, 2);
  const all = (one: Story): Body[] => [
    one.done('DescribeScalableTargets', { ServiceNamespace: 'dynamodb' }),
    one.done('DescribeScalingPolicies', { ServiceNamespace: 'dynamodb' }),
    activities(one),
    settled(one),
  ];
  const replayed = createEngine({ ...testSettings, ...limited });
  for (const record of story.records) replayed.replay(JSON.parse(JSON.stringify(record)));
  const restored = createEngine({ ...testSettings, ...limited });
  for (const record of story.engine.fork().snapshot()) restored.replay(JSON.parse(JSON.stringify(record)));
  const expected = all(new Story(story.engine.fork()));
  expect(expected[2]).toHaveLength(1);
  expect(all(new Story(replayed))).toEqual(expected);
  expect(all(new Story(restored))).toEqual(expected);
});

test('a target goes with its policies; what is not there cannot be removed', () => {
  const story = scaled(100);
  story.done('DeregisterScalableTarget', whole);
  expect(story.done('DescribeScalingPolicies', { ServiceNamespace: 'dynamodb' }).ScalingPolicies).toEqual([]);
  expect(story.call('DeleteScalingPolicy', { ...whole, PolicyName: 'keep 70' })).toMatchObject({ error: 'ObjectNotFoundException' });
  expect(story.call('DeregisterScalableTarget', whole)).toMatchObject({
    error: 'ObjectNotFoundException',
    message: 'No scalable target registered for service namespace: dynamodb, resource ID: table/Orders, scalable dimension: dynamodb:table:WriteCapacityUnits',
  });
  load(story, 90, 3);
  expect(settled(story)).toBe(100);
});

test('after a switch to on-demand the settings stay and do nothing', () => {
  const story = scaled(100);
  story.done('UpdateTable', { TableName: 'Orders', BillingMode: 'PAY_PER_REQUEST' });
  load(story, 90, 3);
  expect(activities(story)).toEqual([]);
  expect(story.done('DescribeScalableTargets', { ServiceNamespace: 'dynamodb' }).ScalableTargets).toHaveLength(1);
});

test.each([
  ['RegisterScalableTarget', { ...whole, MinCapacity: 10, MaxCapacity: 5 }, 'Maximum capacity cannot be less than minimum capacity'],
  ['RegisterScalableTarget', { ...whole, ResourceId: 'table/Nowhere', MinCapacity: 1, MaxCapacity: 5 }, 'DynamoDB table does not exist: table/Nowhere'],
  ['RegisterScalableTarget', { ...whole, ResourceId: 'table/Orders/index/x', MinCapacity: 1, MaxCapacity: 5 }, 'Unsupported service namespace, resource type or scalable dimension'],
  ['RegisterScalableTarget', { ResourceId: 'table/Orders', ScalableDimension: whole.ScalableDimension }, "1 validation error detected: Value null at 'serviceNamespace' failed to satisfy constraint: Member must not be null"],
  ['PutScalingPolicy', policyOf({ TargetValue: 95 }), 'TargetValue must be from 20 to 90'],
  ['PutScalingPolicy', { ...policyOf(), PolicyName: 'another' }, 'Only one TargetTrackingScaling policy for a given metric specification is allowed.'],
  ['PutScalingPolicy', { ...policyOf(), PolicyType: 'StepScaling' }, 'Dynascope simulates policies of PolicyType TargetTrackingScaling only.'],
  ['DescribeScalingActivities', { ServiceNamespace: 'dynamodb', MaxResults: 51 }, "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50"],
])('%s %j is refused', (operation, body, message) => {
  expect(scaled(100).call(operation, body)).toMatchObject({ status: 400, message });
});
