/** Looks at what the account is refused. */
import type { Settings } from '#engine';
import { Story } from '#testing/story.ts';
import { tableOf } from '#testing/table-notation.ts';

const TableName = 'Orders';
const ResourceArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';
/** Of no backup: a call counts whatever it comes to. */
const BackupArn = `${ResourceArn}/backup/01489602797149-73d8d5bc`;

/** How the last of the tables is refused, each made when the one before is ACTIVE. */
export const created =
  (...notations: readonly string[]) =>
  (settings: Partial<Settings>): string | undefined => {
    const story = new Story(settings);
    return notations.map((notation) => story.wait(5).call('CreateTable', tableOf(notation)).error).at(-1);
  };

/** The same, all made at one moment. */
export const createdTogether =
  (...notations: readonly string[]) =>
  (settings: Partial<Settings>): string | undefined => {
    const story = new Story(settings);
    return notations.map((notation) => story.call('CreateTable', tableOf(notation)).error).at(-1);
  };

/** How the last of so many decreases is refused, which waits so long for it. */
export const decreases =
  (count: number, lastWaitsMinutes: number) =>
  (settings: Partial<Settings>): string | undefined => {
    const story = new Story(settings).table('Orders pk:S | provisioned 5 100');
    const lower = (WriteCapacityUnits: number): string | undefined =>
      story.wait(5).call('UpdateTable', { TableName, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits } }).error;
    for (let n = 1; n < count; n++) lower(100 - n);
    story.wait(lastWaitsMinutes * 60);
    return lower(1);
  };

export function switchedTwice(settings: Partial<Settings>): string | undefined {
  const story = new Story(settings).table('Orders pk:S | provisioned 5 5');
  const onDemand = (): string | undefined => story.wait(5).call('UpdateTable', { TableName, BillingMode: 'PAY_PER_REQUEST' }).error;
  onDemand();
  story.wait(5).done('UpdateTable', { TableName, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } });
  return onDemand();
}

export function timeToLiveTwice(settings: Partial<Settings>): string | undefined {
  const story = new Story(settings).table('Orders pk:S');
  const turn = (Enabled: boolean): string | undefined =>
    story.wait(5).call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName: 'ends', Enabled } }).error;
  return [true, false].map(turn).at(-1);
}

export function protectionTwice(settings: Partial<Settings>): string | undefined {
  const story = new Story(settings).table('Orders pk:S');
  const turn = (DeletionProtectionEnabled: boolean): string | undefined =>
    story.wait(5).call('UpdateTable', { TableName, DeletionProtectionEnabled }).error;
  return [true, false].map(turn).at(-1);
}

/** How many of so many calls at one moment are not too many. */
export const calls =
  (operation: string, count: number) =>
  (settings: Partial<Settings>): number => {
    const story = new Story({ regime: 'adaptive', ...settings });
    story.done('CreateTable', { ...tableOf('Orders pk:S'), StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } });
    story.wait(10);
    const { LatestStreamArn: StreamArn } = story.done('DescribeTable', { TableName }).Table;
    story.wait(10);
    const bodies: Readonly<Record<string, object>> = {
      CreateBackup: { TableName, BackupName: 'one-more' },
      DeleteBackup: { BackupArn },
      DescribeBackup: { BackupArn },
      DescribeStream: { StreamArn },
      DescribeTable: { TableName },
      DescribeTimeToLive: { TableName },
      GetResourcePolicy: { ResourceArn },
      DeleteResourcePolicy: { ResourceArn },
      PutResourcePolicy: { ResourceArn, Policy: '{}' },
      TagResource: { ResourceArn, Tags: [{ Key: 'a', Value: 'b' }] },
    };
    const told = Array.from({ length: count }, () => story.call(operation, bodies[operation]));
    return told.filter(({ message }) => message !== 'Rate of requests exceeds the allowed throughput.').length;
  };
