/** DescribeTable. */
import { describeTable as description } from '#engine/catalog/describe.ts';
import type { TableNameRequest } from '#engine/model/requests.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { answer, json } from './answer.ts';
import { tableNotFound } from './delete-table.ts';
import type { Outcome, Step } from './step.ts';

export function describeTable(step: Step, { TableName: label }: TableNameRequest): Outcome {
  const refusal = checkExistingTableName(label);
  if (refusal !== undefined || label === undefined) return refusal ?? tableNotFound('');
  const name = plainTableName(label);
  const table = step.state.catalog.named(name);
  if (table === undefined) return tableNotFound(name);
  step.emit({ type: 'request.validated', operation: 'DescribeTable' });
  return answer({ Table: json(description(table, step.nowMs)) });
}
