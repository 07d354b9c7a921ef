/**
 * The numbers of the physics. Those that are assumptions of ours, or that a course may want to change, are settings:
 * this is the one place where each is named, bounded and explained, and what lessons, files, the endpoint, the screen
 * and docs/settings.md know of them comes from here. A quota that never varies on AWS and that shows nothing new when
 * it is changed stays a constant in `limits.ts`.
 */
import type { Throughput } from '#engine/model/throughput.ts';
import { account, rates } from './account-settings.ts';
import type { PhysicsGroup, PhysicsSetting } from './setting.ts';
import { heat, partitions, scaling, throughput } from './throughput-settings.ts';
import { durations, events, replicas } from './time-settings.ts';

/** In the order in which they are shown. */
export const physicsGroups = { heat, partitions, throughput, scaling, replicas, events, durations, account, rates } as const;

type Groups = typeof physicsGroups;
type GroupName = keyof Groups;

/** Every number, by group: resolved once, then read as plain properties. */
export type Physics = { readonly [G in GroupName]: { readonly [Name in keyof Groups[G]['settings']]: number } };

/** Every setting's name; each is one of its own among all groups. */
export type PhysicsName = { [G in GroupName]: keyof Groups[G]['settings'] & string }[GroupName];

/** The numbers that are not as usual. */
export type PhysicsGiven = { readonly [Name in PhysicsName]?: number | undefined };

/** When something is asked for, and under which physics. */
export interface Moment {
  readonly nowMs: number;
  readonly physics: Physics;
}

const groupList: readonly PhysicsGroup[] = Object.values(physicsGroups);

/** Every setting by its name, which is one of its own among all groups. */
export const physicsSettings: ReadonlyMap<string, PhysicsSetting> = new Map(
  groupList.flatMap(({ settings }) => Object.entries(settings)),
);

/** In the order in which they are shown. */
export const physicsNames: readonly PhysicsName[] = [...physicsSettings.keys()] as PhysicsName[];

/** Whether a word is the name of a setting. */
export const isPhysicsName = (name: string): name is PhysicsName => physicsSettings.has(name);

/** All numbers: those that are given, the others as usual. */
export function physicsOf(given: PhysicsGiven): Physics {
  const valueOf = (name: string, { usual }: PhysicsSetting): number => given[name as PhysicsName] ?? usual;
  const groups = Object.entries(physicsGroups as Readonly<Record<string, PhysicsGroup>>).map(([group, { settings }]) => [
    group,
    Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, valueOf(name, setting)])),
  ]);
  return Object.fromEntries(groups) as Physics;
}

/** As DynamoDB is, as far as it is known. */
export const usualPhysics: Physics = physicsOf({});

/** What an on-demand table or index serves from its beginning. */
export const onDemandFloor = ({ throughput: own }: Pick<Physics, 'throughput'>): Throughput => ({
  readUnits: own.onDemandReadUnitsPerSecond,
  writeUnits: own.onDemandWriteUnitsPerSecond,
});

/** The numbers of a larger record that are settings of the physics, and are given. */
export function physicsIn(record: PhysicsGiven): PhysicsGiven {
  return Object.fromEntries(physicsNames.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])));
}

/** What is wrong with a value, as a sentence; nothing when it may be. */
export function physicsProblem(name: PhysicsName, value: unknown): string | undefined {
  const { least, most, isFraction } = physicsSettings.get(name)!;
  const kind = isFraction === true ? 'a number' : 'a whole number';
  const isKind = isFraction === true ? Number.isFinite(value) : Number.isSafeInteger(value);
  if (isKind && (value as number) >= least && (value as number) <= most) return undefined;
  return `${name} is ${kind} from ${least} to ${most}.`;
}

/** A setting that can't be, and why. */
export interface PhysicsProblem {
  readonly name: PhysicsName;
  readonly sentence: string;
}

/** What is wrong with numbers that come from anywhere, alone and beside each other; nothing when all may be. */
export function physicsProblems(given: Readonly<Record<string, unknown>>): PhysicsProblem[] {
  const problems = physicsNames.flatMap((name) => {
    const sentence = given[name] === undefined ? undefined : physicsProblem(name, given[name]);
    return sentence === undefined ? [] : [{ name, sentence }];
  });
  if (problems.length > 0) return problems;
  const valueOf = (name: string): number => (given[name] as number | undefined) ?? physicsSettings.get(name)!.usual;
  const crossed = physicsNames.flatMap((name) => {
    const { upTo } = physicsSettings.get(name)!;
    if (upTo === undefined || valueOf(name) <= valueOf(upTo)) return [];
    return [{ name, sentence: `${name} is ${valueOf(name)}, which is above ${upTo}, ${valueOf(upTo)}.` }];
  });
  return [...crossed, ...tooManyPartitions(valueOf)];
}

/** Of one table or index with all that it may have, and of a new one on demand: each partition costs memory by being there. */
export const partitionsMax = 400;
const onDemandPartitionsMax = 40;

function tooManyPartitions(valueOf: (name: PhysicsName) => number): PhysicsProblem[] {
  const limits: readonly (readonly [whole: PhysicsName, part: PhysicsName, most: number])[] = [
    ['tableReadUnitsPerSecondMax', 'partitionReadUnitsPerSecond', partitionsMax],
    ['tableWriteUnitsPerSecondMax', 'partitionWriteUnitsPerSecond', partitionsMax],
    ['onDemandReadUnitsPerSecond', 'partitionReadUnitsPerSecond', onDemandPartitionsMax],
    ['onDemandWriteUnitsPerSecond', 'partitionWriteUnitsPerSecond', onDemandPartitionsMax],
  ];
  return limits.flatMap(([whole, name, most]) =>
    valueOf(whole) <= valueOf(name) * most
      ? []
      : [{ name, sentence: `${name} is ${valueOf(name)}, so that ${whole}, ${valueOf(whole)}, is more than ${most} partitions serve.` }],
  );
}
