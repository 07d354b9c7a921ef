/** Requests about backups. Source: SDK model; M-Q BACKUP-012, BACKUP-014, 457. */
import type { CreateBackupRequest, ListBackupsRequest } from '#engine/model/backup-requests.ts';
import { backupsPageMax } from '#engine/model/limits.ts';
import { invalid, invalidParameter, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import { accountId, region } from '#engine/model/table.ts';
import { Constraints } from './constraints.ts';
import { checkExistingTableName } from './table-constraints.ts';

export const checkCreateBackup = ({ TableName: table, BackupName: name }: CreateBackupRequest): Refusal | undefined =>
  checkExistingTableName(table) ?? new Constraints().name('backupName', name).refusal();

const form = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):table\/([a-zA-Z0-9_.-]+)\/backup\/([0-9]+-[0-9a-f]{8})$/;
const regions = /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(?:central|east|north|northeast|northwest|south|southeast|southwest|west)-[1-9]$/;

export interface BackupName {
  /** In our region, whatever region the ARN names. */
  readonly arn: string;
  readonly isElsewhere: boolean;
}

/**
 * The backup that an ARN names. Its region does not count, as long as there is one. Assumption: the words where the ARN
 * is left out, and that what is shorter than an ARN can be is told like any other text that is none.
 */
export function backupName(arn: string | undefined): BackupName | Refusal {
  if (arn === undefined) return new Constraints().required('backupArn', arn).refusal()!;
  const [, partition, service, where = '', account, table, id] = form.exec(arn) ?? [];
  if (id === undefined) return invalid('Invalid Backup ARN');
  if (partition !== 'aws' || service !== 'dynamodb' || (where !== '' && !regions.test(where))) {
    return invalid('Invalid Request: BackupArn is not valid');
  }
  if (account !== accountId || where === '') return refuse('AccessDeniedException', 'Access is denied');
  return { arn: `arn:aws:dynamodb:${region}:${accountId}:table/${table}/backup/${id}`, isElsewhere: where !== region };
}

const types = ['USER', 'SYSTEM', 'AWS_BACKUP', 'ALL'] as const;

export interface BackupFilter {
  readonly type: (typeof types)[number];
  readonly limit: number;
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
  /** Of the last page; only what comes later is listed. */
  readonly after: string | undefined;
}

/** Source: SDK model, `ExclusiveStartBackupArn`. */
const arnLengthMin = 37;
const arnLengthMax = 1024;

/** Assumption: the order in which the types are told, and that several things that are wrong are told together. */
export function validateListBackups(wire: ListBackupsRequest): BackupFilter | Refusal {
  const { Limit: limit, BackupType: type, ExclusiveStartBackupArn: after } = wire;
  const { TimeRangeLowerBound: from = -Infinity, TimeRangeUpperBound: to = Infinity } = wire;
  const constraints = new Constraints()
    .atLeast('limit', limit, 1)
    .atMost('limit', limit, backupsPageMax)
    .lengthAtLeast('exclusiveStartBackupArn', after, arnLengthMin)
    .lengthAtMost('exclusiveStartBackupArn', after, arnLengthMax)
    .oneOf('backupType', type, types);
  const refusal = (wire.TableName === undefined ? undefined : checkExistingTableName(wire.TableName)) ?? constraints.refusal();
  if (refusal !== undefined) return refusal;
  if (from > to) return invalidParameter('Time range lower bound must be less than or equal to upper bound');
  const start = after === undefined ? undefined : backupName(after);
  if (isRefusal(start)) return start;
  if (start?.isElsewhere === true) return invalid('Invalid Request: The supplied ExclusiveStartBackupArn does not match the region');
  return {
    type: (type ?? 'USER') as BackupFilter['type'],
    limit: limit ?? backupsPageMax,
    fromMs: Math.round(from * 1000),
    toMs: Math.round(to * 1000),
    after: start?.arn,
  };
}
