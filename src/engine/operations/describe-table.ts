/** DescribeTable. */
import { describeTable as description } from '#engine/catalog/describe.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import { answer, json } from './answer.ts';
import { findAnyTable } from './find-table.ts';
import type { Outcome, Step } from './step.ts';

export function describeTable(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const table = findAnyTable(step, label);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'DescribeTable' });
  return answer({ Table: json(description(table, step.nowMs)) });
}
