/** Looks at partitions and at what may be used of them. */
import { type Settings } from '#engine';
import { Budget } from '#engine/capacity/budget.ts';
import { physicsOf } from '#engine/model/physics/physics.ts';
import { type Body, Story } from '#testing/story.ts';

const limited = { regime: 'adaptive' } as const;
const partitions = (story: Story): Body[] => story.done('DescribePartitions', { TableName: 'Orders' }).Partitions;

/** `2 of 3000/1000`: how many partitions, with which limits. */
export const partitionsOf =
  (notation: string) =>
  (settings: Partial<Settings>): string => {
    const [first, ...others] = partitions(new Story({ ...limited, ...settings }).table(notation));
    return `${others.length + 1} of ${first.Read.PerSecondMax}/${first.Write.PerSecondMax}`;
  };

export function partitionsWhenFull(settings: Partial<Settings>): number {
  const story = new Story({ ...limited, ...settings }).table('Orders pk:S | provisioned 300 300');
  for (let n = 0; n < 24; n++) story.put('Orders', { pk: { S: `customer ${n}` }, text: { S: 'x'.repeat(1000) } });
  return partitions(story.wait(300)).length;
}

export function collectionOfThree(settings: Partial<Settings>): string | undefined {
  const story = new Story(settings).table('Orders pk:S sk:N | local byText text:S KEYS_ONLY');
  const put = (n: number) => story.call('PutItem', { TableName: 'Orders', Item: { pk: { S: 'a' }, sk: { N: `${n}` }, more: { S: 'x'.repeat(900) } } });
  return [1, 2, 3].map((n) => put(n).error).at(-1);
}

/** How many writes of 100 units each are let in at one moment. */
export const writesAtOnce =
  (notation: string) =>
  (settings: Partial<Settings>): number => {
    const story = new Story({ ...limited, ...settings }).table(notation).wait(10);
    const put = () => story.call('PutItem', { TableName: 'Orders', Item: { pk: { S: 'a' }, text: { S: 'x'.repeat(102_380) } } });
    return answered(() => put().status);
  };

/** How many reads of 100 units each are let in at one moment. */
export function readsAtOnce(settings: Partial<Settings>): number {
  const story = new Story({ ...limited, ...settings }).table('Orders pk:S').put('Orders', { pk: { S: 'a' }, text: { S: 'x'.repeat(409_500) } });
  story.wait(10);
  return answered(() => story.call('GetItem', { TableName: 'Orders', Key: { pk: { S: 'a' } }, ConsistentRead: true }).status);
}

function answered(status: () => number): number {
  let count = 0;
  while (count < 100 && status() === 200) count++;
  return count;
}

/** Units a second that an on-demand table serves so long after a minute with 3,000. */
export const grownAfter =
  (minutes: number) =>
  (settings: Partial<Settings>): number => {
    const rules = { regime: 'adaptive', physics: physicsOf(settings) } as const;
    const budget = Budget.create(rules, { channel: 'write', provisioned: undefined, maximum: undefined, warm: undefined }, 0);
    const part = { number: 1, share: 1 };
    for (let second = 0; second < 60; second++) budget.take(part, 3000, second * 1000);
    budget.take(part, 1, 60_000);
    return budget.rateAt(minutes * 60_000);
  };

const scalable = { ServiceNamespace: 'dynamodb', ResourceId: 'table/Orders', ScalableDimension: 'dynamodb:table:WriteCapacityUnits' };

/** What a table of 100 WCU has after some minutes of so many units a second, at a target of 70 %. */
export const scaledAfter =
  (minutes: number, unitsPerSecond: number) =>
  (settings: Partial<Settings>): string => {
    const story = new Story({ ...limited, ...settings }).table('Orders pk:S | provisioned 5 100');
    story.done('RegisterScalableTarget', { ...scalable, MinCapacity: 5, MaxCapacity: 2000 });
    story.done('PutScalingPolicy', {
      ...scalable,
      PolicyName: 'keep 70',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, PredefinedMetricSpecification: { PredefinedMetricType: 'DynamoDBWriteCapacityUtilization' } },
    });
    story.wait(58);
    const puts = (minutes * 60 * unitsPerSecond) / 100;
    for (let n = 0; n < puts; n++) {
      story.put('Orders', { pk: { S: 'a' }, text: { S: 'x'.repeat(102_380) } });
      story.wait(100 / unitsPerSecond);
    }
    const { WriteCapacityUnits: units } = story.wait(5).done('DescribeTable', { TableName: 'Orders' }).Table.ProvisionedThroughput;
    return units === 100 ? 'the same' : units > 100 ? 'more' : 'less';
  };
