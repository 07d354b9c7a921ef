/**
 * Contributor Insights of a table and of its global indexes. Source: reference 10; M-Q 089 to 097, 115, 116, 337 to 345.
 * Assumption: CloudWatch, which keeps the rules, is not simulated; there is always room for them.
 */
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import { globalIndexes, type IndexRecord, type TableRecord } from '#engine/model/table.ts';
import type { Insights, InsightsMode } from '#engine/model/table-settings.ts';
import { seconds } from './describe.ts';
import { isAllocating } from './table-change.ts';

export const insightsOf = ({ insights }: TableRecord, indexName: string | undefined): Insights | undefined =>
  insights?.find((one) => one.indexName === indexName);

/** The table, or one of its global indexes. */
export function checkInsightsIndex(table: TableRecord, indexName: string | undefined): Refusal | undefined {
  if (indexName === undefined || globalIndexes(table).some(({ name }) => name === indexName)) return undefined;
  return indexNotFound(table, indexName);
}

const indexNotFound = ({ name }: TableRecord, indexName: string): Refusal =>
  refuse('ResourceNotFoundException', `Requested resource not found: Index: ${indexName} not found for table: ${name}`);

/** Source: M-Q 115, 116, 094. */
function checkReady(table: TableRecord, index: IndexRecord | undefined): Refusal | undefined {
  const notReady = (what: string): Refusal =>
    invalid(
      `Table or Index is not in a valid state to update Key Access Insights: ${what} must be ACTIVE to enable ContributorInsights.`,
    );
  if (table.status === 'CREATING') return notReady('TableStatus');
  if (index === undefined || index.status !== 'CREATING') return undefined;
  return isAllocating(index) ? indexNotFound(table, index.name) : notReady('IndexStatus');
}

const defaultMode: InsightsMode = 'ACCESSED_AND_THROTTLED_KEYS';

/** The same record when it is so already. */
export function changeInsights(
  table: TableRecord,
  { indexName, isEnabled, mode = defaultMode }: { readonly indexName: string | undefined; readonly isEnabled: boolean; readonly mode: InsightsMode | undefined },
  { nowMs, physics }: Moment,
): TableRecord | Refusal {
  const index = table.indexes.find(({ name }) => name === indexName);
  const refusal = checkInsightsIndex(table, indexName) ?? checkReady(table, index);
  if (refusal !== undefined) return refusal;
  const before = insightsOf(table, indexName);
  const isOn = before?.status === 'ENABLED' || before?.status === 'ENABLING';
  if (isEnabled ? isOn && before.mode === mode : !isOn) return table;
  const changed: Insights = {
    indexName,
    mode: isEnabled ? mode : (before?.mode ?? mode),
    status: isEnabled ? 'ENABLING' : 'DISABLING',
    changedAtMs: nowMs,
    settlesAtMs: nowMs + physics.durations.insightsMs,
    rulesSinceMs: isOn ? before.rulesSinceMs : nowMs,
  };
  return { ...table, insights: [...(table.insights ?? []).filter((one) => one !== before), changed] };
}

/** Names of the rules that CloudWatch would keep: of sort keys only where there are some. */
function rules(table: TableRecord, { indexName, mode, rulesSinceMs }: Insights): string[] {
  const { key } = table.indexes.find(({ name }) => name === indexName) ?? table;
  const kinds = mode === 'THROTTLED_KEYS' ? ['PKT', 'SKT'] : ['PKC', 'PKT', 'SKC', 'SKT'];
  const tail = [table.name, ...(indexName === undefined ? [] : [indexName]), Math.floor(rulesSinceMs)].join('-');
  return kinds.filter((kind) => kind.startsWith('P') || key.sort.length > 0).map((kind) => `DynamoDBContributorInsights-${kind}-${tail}`);
}

/** What DescribeContributorInsights answers. */
export function describeInsights(table: TableRecord, indexName: string | undefined): object {
  const insights = insightsOf(table, indexName);
  return {
    TableName: table.name,
    IndexName: indexName,
    ContributorInsightsRuleList: insights?.status === 'ENABLED' ? rules(table, insights) : undefined,
    ContributorInsightsStatus: insights?.status ?? 'DISABLED',
    LastUpdateDateTime: seconds(insights?.changedAtMs),
    ContributorInsightsMode: insights?.mode,
  };
}

/** Those that are not DISABLED: the table first, then its indexes in their order. */
export const listedInsights = (table: TableRecord): Insights[] =>
  [undefined, ...globalIndexes(table).map(({ name }) => name)]
    .map((name) => insightsOf(table, name))
    .filter((one) => one !== undefined && one.status !== 'DISABLED') as Insights[];
