/** Backups of a table and its way back in time, as their screen shows them, and the requests that its forms come to. */
import { type IndexRecord, limits, type TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { formatMoment } from './format.ts';
import type { Session } from './session.ts';

export const { recoveryDaysMax } = limits;

/** Seconds since the epoch wherever a moment is told. */
export interface BackupSummary {
  readonly TableName: string;
  readonly BackupArn: string;
  readonly BackupName: string;
  readonly BackupSizeBytes: number;
  readonly BackupStatus: 'CREATING' | 'AVAILABLE';
  readonly BackupType: 'USER' | 'SYSTEM';
  readonly BackupCreationDateTime: number;
  readonly BackupExpiryDateTime?: number;
}

export interface Recovery {
  readonly days: number;
  readonly earliestMs: number;
  readonly latestMs: number;
}

export interface BackupReading {
  /** Absent while it is off. */
  readonly recovery: Recovery | undefined;
  /** Oldest first, those of DynamoDB's own included. */
  readonly backups: readonly BackupSummary[];
}

interface Described {
  readonly ContinuousBackupsDescription: {
    readonly PointInTimeRecoveryDescription: {
      readonly RecoveryPeriodInDays?: number;
      readonly EarliestRestorableDateTime?: number;
      readonly LatestRestorableDateTime?: number;
    };
  };
}

interface Page {
  readonly BackupSummaries: readonly BackupSummary[];
  readonly LastEvaluatedBackupArn?: string;
}

/** All pages, of one table or of all. A table that is gone has backups still. */
export async function readBackups(session: Session, TableName?: string): Promise<readonly BackupSummary[]> {
  const all: BackupSummary[] = [];
  let ExclusiveStartBackupArn: string | undefined;
  do {
    const page: Page = await session.ask<Page>('ListBackups', { TableName, BackupType: 'ALL', ExclusiveStartBackupArn });
    all.push(...page.BackupSummaries);
    ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
  } while (ExclusiveStartBackupArn !== undefined);
  return all;
}

export interface LostTable {
  readonly name: string;
  readonly count: number;
}

/** Tables that are gone and have left backups, in the order of their names. */
export function lostTables(backups: readonly BackupSummary[], standing: readonly string[]): LostTable[] {
  const counts = new Map<string, number>();
  for (const { TableName: name } of backups) if (!standing.includes(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function readRecovery(session: Session, TableName: string): Promise<Recovery | undefined> {
  const { ContinuousBackupsDescription: told } = await session.ask<Described>('DescribeContinuousBackups', { TableName });
  const { RecoveryPeriodInDays: days, EarliestRestorableDateTime: earliest, LatestRestorableDateTime: latest } = told.PointInTimeRecoveryDescription;
  return days === undefined || earliest === undefined || latest === undefined ? undefined : { days, earliestMs: earliest * 1000, latestMs: latest * 1000 };
}

const dayMs = 86_400_000;

/** The window moves on with virtual time, between two readings of it. */
export function windowAt({ days, earliestMs, latestMs }: Recovery, nowMs: number): Recovery {
  const second = (atMs: number): number => Math.floor(atMs / 1000) * 1000;
  const earliest = Math.max(earliestMs, second(nowMs - days * dayMs));
  return { days, earliestMs: earliest, latestMs: Math.max(earliest, latestMs, second(nowMs - limits.recoveryLagMs)) };
}

/** What is meant by a name that nothing has yet: `Orders-restored`, `Orders-restored-2`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.includes(name); n++) name = `${wanted}-${n}`;
  return name;
}

/** What a restore asks for. */
export interface RestoreForm {
  readonly target: string;
  /** Names of indexes that are left out. */
  readonly without: readonly string[];
}

/** A backup tells its indexes when it is described; of a table that goes back they are its own. */
export interface RestorableIndex {
  readonly name: string;
  readonly kind: IndexRecord['kind'];
  /** As a restore takes it. */
  readonly wire: object;
}

export const indexesOf = ({ indexes }: TableRecord): RestorableIndex[] =>
  indexes.map(({ name, kind, key, projection, throughput }) => ({
    name,
    kind,
    wire: {
      IndexName: name,
      KeySchema: [
        ...key.partition.map((attribute) => ({ AttributeName: attribute.name, KeyType: 'HASH' })),
        ...key.sort.map((attribute) => ({ AttributeName: attribute.name, KeyType: 'RANGE' })),
      ],
      Projection: { ProjectionType: projection.type, NonKeyAttributes: projection.nonKeyAttributes.length > 0 ? projection.nonKeyAttributes : undefined },
      ProvisionedThroughput:
        kind === 'local' || throughput.readUnits === 0 ? undefined : { ReadCapacityUnits: throughput.readUnits, WriteCapacityUnits: throughput.writeUnits },
    },
  }));

interface DescribedIndex {
  readonly IndexName: string;
  readonly ProvisionedThroughput?: { readonly ReadCapacityUnits: number };
}

interface DescribedBackup {
  readonly BackupDescription: {
    readonly SourceTableFeatureDetails: {
      readonly LocalSecondaryIndexes?: readonly DescribedIndex[];
      readonly GlobalSecondaryIndexes?: readonly DescribedIndex[];
    };
  };
}

export async function readBackupIndexes(session: Session, BackupArn: string): Promise<readonly RestorableIndex[]> {
  const { BackupDescription } = await session.ask<DescribedBackup>('DescribeBackup', { BackupArn });
  const { LocalSecondaryIndexes: locals = [], GlobalSecondaryIndexes: globals = [] } = BackupDescription.SourceTableFeatureDetails;
  const restorable = (kind: IndexRecord['kind'], { ProvisionedThroughput: units, ...index }: DescribedIndex): RestorableIndex => ({
    name: index.IndexName,
    kind,
    wire: { ...index, ProvisionedThroughput: kind === 'local' || units?.ReadCapacityUnits === 0 ? undefined : units },
  });
  return [...locals.map((index) => restorable('local', index)), ...globals.map((index) => restorable('global', index))];
}

/** A kind of which nothing is left out is not spoken of: then all of it is restored. */
function overrides(indexes: readonly RestorableIndex[], without: readonly string[]): object {
  const kept = (kind: IndexRecord['kind']): readonly object[] | undefined => {
    const ofKind = indexes.filter((index) => index.kind === kind);
    const left = ofKind.filter(({ name }) => !without.includes(name));
    return left.length === ofKind.length ? undefined : left.map(({ wire }) => wire);
  };
  return { GlobalSecondaryIndexOverride: kept('global'), LocalSecondaryIndexOverride: kept('local') };
}

export const restoreBackupInput = (BackupArn: string, { target, without }: RestoreForm, indexes: readonly RestorableIndex[]): object => ({
  TargetTableName: target,
  BackupArn,
  ...overrides(indexes, without),
});

/** `atMs` absent: the latest. */
export const restoreMomentInput = (SourceTableName: string, atMs: number | undefined, { target, without }: RestoreForm, indexes: readonly RestorableIndex[]): object => ({
  SourceTableName,
  TargetTableName: target,
  ...(atMs === undefined ? { UseLatestRestorableTime: true } : { RestoreDateTime: atMs / 1000 }),
  ...overrides(indexes, without),
});

export const recoveryInput = (TableName: string, days: number | undefined): object => ({
  TableName,
  PointInTimeRecoverySpecification:
    days === undefined ? { PointInTimeRecoveryEnabled: false } : { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: days },
});

/** `2026-11-20 09:00:05`, in UTC; nothing for what is no moment. */
export function readMoment(typed: string): number | undefined {
  const [, date, time] = /^\s*(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)\s*Z?\s*$/.exec(typed) ?? [];
  const atMs = date === undefined ? Number.NaN : Date.parse(`${date}T${time}Z`);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** Why a moment cannot be gone back to. */
export function momentProblem(typed: string, { earliestMs, latestMs }: Recovery): string | undefined {
  const atMs = readMoment(typed);
  if (atMs === undefined) return say('Write it as 2026-11-20 09:00:05, in UTC.');
  if (atMs < earliestMs) return say('The earliest is {earliestMs}.', { earliestMs: formatMoment(earliestMs) });
  return atMs > latestMs ? say('The latest is {latestMs}.', { latestMs: formatMoment(latestMs) }) : undefined;
}

/** Why no table can be named so. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(name)) return say('Three to 255 letters, digits, dots, dashes and underscores.');
  return taken.includes(name) ? say('There is a table named {name}. A restore never writes into one.', { name }) : undefined;
}

/** A first name for a backup that tells when it was made: `Orders-2026-11-20T09-00-05`. */
export const backupNameAt = (tableName: string, nowMs: number): string => `${tableName}-${formatMoment(nowMs).replace(' ', 'T').replaceAll(':', '-')}`.slice(0, 255);
