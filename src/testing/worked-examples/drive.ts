/** Load on a table of a story, second by second, and what came of it. */
import { createEngine, type Settings } from '#engine';
import { hashHex, positionOf } from '#engine/model/key.ts';
import { Story, testSettings, type Told } from '../story.ts';

export interface Load {
  readonly seconds: number;
  /** Requests a second; they come at once, at the beginning of each. */
  readonly perSecond: number;
  readonly request: (n: number) => readonly [operation: string, body: object];
}

export interface Driven {
  /** Requests that were served, for each second. */
  readonly served: readonly number[];
  readonly refused: number;
  /** Reasons of throttling with the resource's name, and how often each was given. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Why hot partitions were not split, and that they were. */
  readonly splits: ReadonlySet<string>;
}

export function drive(story: Story, { seconds, perSecond, request }: Load): Driven {
  const served: number[] = [];
  const reasons = new Map<string, number>();
  const splits = new Set<string>();
  let refused = 0;
  for (let second = 0; second < seconds; second++) {
    let count = 0;
    for (let n = 0; n < perSecond; n++) {
      const told = story.call(...request(second * perSecond + n));
      if (told.status === 200) count++;
      else refused++;
      for (const reason of reasonsOf(told)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      for (const { events } of told.result.traces) {
        for (const event of events) {
          if (event.type === 'split.rejected') splits.add(event.why);
          if (event.type === 'split.planned') splits.add(event.type);
        }
      }
    }
    served.push(count);
    story.wait(1);
  }
  return { served, refused, reasons, splits };
}

function reasonsOf({ body }: Told): string[] {
  const reasons = (body.ThrottlingReasons ?? body.throttlingReasons ?? []) as { reason: string; resource: string }[];
  return reasons.map(({ reason, resource }) => `${reason} ${resource.split(':table/')[1]}`);
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
export const average = (values: readonly number[]): number => total(values) / values.length;

/** The same story with nothing in the bank of any table or index. */
export function withEmptyBank({ engine }: Story, settings: Partial<Settings>): Story {
  const again = createEngine({ ...testSettings, ...settings });
  for (const record of engine.fork().snapshot()) {
    const commits = record.commits.map((commit) => {
      if (commit.type !== 'budget.restored') return commit;
      const shares = settings.regime === 'adaptive' ? undefined : Array.from({ length: 64 }, (_, n): [number, number] => [n + 1, 0]);
      const emptied = { available: 0, shares };
      return { ...commit, read: { ...commit.read, ...emptied }, write: { ...commit.write, ...emptied } };
    });
    again.replay({ ...record, commits });
  }
  return new Story(again);
}

/** Partition keys whose hashes lie evenly in the key space: `each` in every one of `slices`. */
export function spreadKeys(slices: number, each: number): string[] {
  const keys: string[][] = Array.from({ length: slices }, () => []);
  const schema = { partition: [{ name: 'pk', type: 'S' as const }], sort: [] };
  for (let n = 0; keys.some((slice) => slice.length < each); n++) {
    const pk = `key ${n}`;
    const slice = keys[Math.floor((parseInt(hashHex(positionOf(schema, { pk: { S: pk } })).slice(0, 2), 16) * slices) / 256)]!;
    if (slice.length < each) slice.push(pk);
  }
  // One of each slice after the other.
  return Array.from({ length: each }, (_, i) => keys.map((slice) => slice[i]!)).flat();
}

export const partitionsOf = (story: Story, TableName = 'Orders'): number => story.done('DescribePartitions', { TableName }).Partitions.length;
