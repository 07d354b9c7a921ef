/** Requests about time to live, Contributor Insights and continuous backups. Source: SDK model; M-Q 084, 089, 091, 146, 147. */
import { insightsPageMax, recoveryDaysMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type {
  ListContributorInsightsRequest,
  UpdateContinuousBackupsRequest,
  UpdateContributorInsightsRequest,
  UpdateTimeToLiveRequest,
} from '#engine/model/setting-requests.ts';
import type { InsightsMode } from '#engine/model/table-settings.ts';
import { Constraints } from './constraints.ts';
import { checkExistingTableName } from './table-constraints.ts';

export interface TimeToLiveChange {
  readonly attributeName: string;
  readonly isEnabled: boolean;
}

/** Source: SDK model, `TimeToLiveAttributeName`. */
const attributeNameMax = 255;

export function validateTimeToLive(wire: UpdateTimeToLiveRequest): TimeToLiveChange | Refusal {
  const { TimeToLiveSpecification: wanted } = wire;
  const path = 'timeToLiveSpecification';
  const constraints = new Constraints().required(path, wanted);
  if (wanted !== undefined) {
    constraints
      .required(`${path}.attributeName`, wanted.AttributeName)
      .lengthAtLeast(`${path}.attributeName`, wanted.AttributeName, 1)
      .lengthAtMost(`${path}.attributeName`, wanted.AttributeName, attributeNameMax)
      .required(`${path}.enabled`, wanted.Enabled);
  }
  const refusal = checkExistingTableName(wire.TableName) ?? constraints.refusal();
  return refusal ?? { attributeName: wanted?.AttributeName ?? '', isEnabled: wanted?.Enabled ?? false };
}

/** Told in words of its own. Source: M-Q 089. */
export function checkIndexName(name: string | undefined): Refusal | undefined {
  if (name === undefined) return undefined;
  if (name.length < 3 || name.length > 255) {
    return invalid('IndexName must be at least 3 characters long and at most 255 characters long');
  }
  return new Constraints().tableName('indexName', name).refusal();
}

export interface InsightsChange {
  readonly indexName: string | undefined;
  readonly isEnabled: boolean;
  readonly mode: InsightsMode | undefined;
}

export function validateInsights(wire: UpdateContributorInsightsRequest): InsightsChange | Refusal {
  const { ContributorInsightsAction: action, ContributorInsightsMode: mode, IndexName: indexName } = wire;
  const refusal =
    checkExistingTableName(wire.TableName) ??
    new Constraints()
      .required('contributorInsightsAction', action)
      .oneOf('contributorInsightsAction', action, ['ENABLE', 'DISABLE'])
      .oneOf('contributorInsightsMode', mode, ['THROTTLED_KEYS', 'ACCESSED_AND_THROTTLED_KEYS'])
      .refusal() ??
    checkIndexName(indexName);
  return refusal ?? { indexName, isEnabled: action === 'ENABLE', mode: mode as InsightsMode | undefined };
}

/** Source: SDK model, `ListContributorInsightsLimit`. Assumption: how a number beyond it is told. */
export function checkListInsights({ TableName: label, MaxResults: most }: ListContributorInsightsRequest): Refusal | undefined {
  const ofTable = label === undefined ? undefined : checkExistingTableName(label);
  return ofTable ?? new Constraints().atMost('maxResults', most, insightsPageMax).refusal();
}

export interface RecoveryChange {
  readonly isEnabled: boolean;
  readonly days: number | undefined;
}

export function validateRecovery(wire: UpdateContinuousBackupsRequest): RecoveryChange | Refusal {
  const { PointInTimeRecoverySpecification: wanted } = wire;
  const path = 'pointInTimeRecoverySpecification';
  const constraints = new Constraints().required(path, wanted);
  const days = wanted?.RecoveryPeriodInDays;
  if (wanted !== undefined) constraints.required(`${path}.pointInTimeRecoveryEnabled`, wanted.PointInTimeRecoveryEnabled);
  constraints.atLeast(`${path}.recoveryPeriodInDays`, days, 1).atMost(`${path}.recoveryPeriodInDays`, days, recoveryDaysMax);
  const refusal = checkExistingTableName(wire.TableName) ?? constraints.refusal();
  if (isRefusal(refusal)) return refusal;
  if (wanted?.PointInTimeRecoveryEnabled !== true && days !== undefined) {
    return invalid('Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.');
  }
  return { isEnabled: wanted?.PointInTimeRecoveryEnabled ?? false, days };
}
