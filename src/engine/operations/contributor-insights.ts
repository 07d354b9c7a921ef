/** UpdateContributorInsights, DescribeContributorInsights, ListContributorInsights. Source: M-Q 089 to 095, 341, 343. */
import { changeInsights, checkInsightsIndex, describeInsights, insightsOf, listedInsights } from '#engine/catalog/insights.ts';
import { insightsPageMax } from '#engine/model/limits.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type {
  DescribeContributorInsightsRequest,
  ListContributorInsightsRequest,
  UpdateContributorInsightsRequest,
} from '#engine/model/setting-requests.ts';
import { checkIndexName, checkListInsights, validateInsights } from '#engine/validation/settings.ts';
import { answer, json } from './answer.ts';
import { findTable } from './find-table.ts';
import type { Outcome, Step } from './step.ts';

export function updateContributorInsights(step: Step, wire: UpdateContributorInsightsRequest): Outcome {
  const request = validateInsights(wire);
  if (isRefusal(request)) return request;
  const before = findTable(step, wire.TableName);
  if (isRefusal(before)) return before;
  const table = changeInsights(before, request, step.state);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'UpdateContributorInsights' });
  const { indexName, mode } = request;
  const insights = insightsOf(table, indexName);
  const status = insights?.status ?? 'DISABLED';
  if (table !== before) {
    step.commit({ type: 'table.changed', table });
    step.emit({ type: 'insights.changed', tableName: table.name, indexName, status });
  }
  return answer({
    TableName: json(table.name),
    IndexName: json(indexName),
    ContributorInsightsStatus: json(status),
    ContributorInsightsMode: json(insights?.mode ?? mode),
  });
}

export function describeContributorInsights(step: Step, wire: DescribeContributorInsightsRequest): Outcome {
  const badName = checkIndexName(wire.IndexName);
  if (badName !== undefined) return badName;
  const table = findTable(step, wire.TableName);
  if (isRefusal(table)) return table;
  const refusal = checkInsightsIndex(table, wire.IndexName);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'DescribeContributorInsights' });
  return JSON.stringify(describeInsights(table, wire.IndexName));
}

/** Assumption: the token is the number of summaries before the page, and one that is none begins again. */
export function listContributorInsights(step: Step, wire: ListContributorInsightsRequest): Outcome {
  const refusal = checkListInsights(wire);
  if (refusal !== undefined) return refusal;
  const { state } = step;
  const named = wire.TableName === undefined ? undefined : findTable(step, wire.TableName);
  if (isRefusal(named)) return named;
  step.emit({ type: 'request.validated', operation: 'ListContributorInsights' });
  const tables = named === undefined ? state.catalog.names().flatMap((name) => state.catalog.named(name) ?? []) : [named];
  const summaries = tables.flatMap((table) =>
    listedInsights(table).map(({ indexName, status, mode }) => ({
      TableName: table.name,
      IndexName: indexName,
      ContributorInsightsStatus: status,
      ContributorInsightsMode: mode,
    })),
  );
  const from = /^\d{1,9}$/.test(wire.NextToken ?? '') ? Number(wire.NextToken) : 0;
  const most = wire.MaxResults === undefined || wire.MaxResults < 1 ? insightsPageMax : wire.MaxResults;
  const page = summaries.slice(from, from + most);
  const next = from + page.length;
  return answer({
    ContributorInsightsSummaries: json(page),
    NextToken: json(next < summaries.length ? String(next) : undefined),
  });
}
