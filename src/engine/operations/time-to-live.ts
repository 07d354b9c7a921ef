/** UpdateTimeToLive and DescribeTimeToLive. The items themselves are seen to in the background. */
import { changeTimeToLive, describeTimeToLive as description } from '#engine/catalog/time-to-live.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import type { UpdateTimeToLiveRequest } from '#engine/model/setting-requests.ts';
import { validateTimeToLive } from '#engine/validation/settings.ts';
import { answer, json } from './answer.ts';
import { findTable } from './find-table.ts';
import type { Outcome, Step } from './step.ts';

export function updateTimeToLive(step: Step, wire: UpdateTimeToLiveRequest): Outcome {
  const request = validateTimeToLive(wire);
  if (isRefusal(request)) return request;
  const before = findTable(step, wire.TableName);
  if (isRefusal(before)) return before;
  const hasItems = (step.state.tables.get(before.number)?.items.size ?? 0) > 0;
  const table = changeTimeToLive(before, { ...request, hasItems }, step.state);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'UpdateTimeToLive' });
  step.commit({ type: 'table.changed', table });
  const { attributeName, isEnabled } = request;
  step.emit({ type: 'time-to-live.changed', tableName: table.name, attributeName, status: table.timeToLive?.status ?? 'DISABLED' });
  return answer({ TimeToLiveSpecification: json({ Enabled: isEnabled, AttributeName: attributeName }) });
}

export function describeTimeToLive(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const table = findTable(step, label);
  if (isRefusal(table)) return table;
  const told = description(table);
  if (isRefusal(told)) return told;
  step.emit({ type: 'request.validated', operation: 'DescribeTimeToLive' });
  return answer({ TimeToLiveDescription: json(told) });
}
