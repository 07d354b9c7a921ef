/** Requests about backups and restores, as the SDK's model of DynamoDB 2012-08-10 has them. */
import type { WireEncryption, WireIndex, WireOnDemandThroughput, WireThroughput } from './requests.ts';

export interface CreateBackupRequest {
  TableName?: string;
  BackupName?: string;
}
export interface BackupArnRequest {
  BackupArn?: string;
}
export interface ListBackupsRequest {
  TableName?: string;
  Limit?: number;
  /** In seconds since the epoch. */
  TimeRangeLowerBound?: number;
  TimeRangeUpperBound?: number;
  ExclusiveStartBackupArn?: string;
  BackupType?: string;
}

/** What a restored table is to have in another way than its source. */
export interface RestoreOverrides {
  TargetTableName?: string;
  BillingModeOverride?: string;
  GlobalSecondaryIndexOverride?: WireIndex[];
  LocalSecondaryIndexOverride?: WireIndex[];
  ProvisionedThroughputOverride?: WireThroughput;
  OnDemandThroughputOverride?: WireOnDemandThroughput;
  SSESpecificationOverride?: WireEncryption;
}
export interface RestoreFromBackupRequest extends RestoreOverrides {
  BackupArn?: string;
}
export interface RestoreToPointInTimeRequest extends RestoreOverrides {
  SourceTableArn?: string;
  SourceTableName?: string;
  UseLatestRestorableTime?: boolean;
  /** In seconds since the epoch. */
  RestoreDateTime?: number;
}
