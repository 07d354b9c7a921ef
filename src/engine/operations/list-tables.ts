/** ListTables: names in alphabetical order, a hundred at a time. Source: reference 13.46. */
import { listTablesMax } from '#engine/model/limits.ts';
import type { ListTablesRequest } from '#engine/model/requests.ts';
import { Constraints } from '#engine/validation/constraints.ts';
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

export function listTables(step: Step, { ExclusiveStartTableName: start, Limit: limit }: ListTablesRequest): Outcome {
  const constraints = new Constraints();
  if (start !== undefined) constraints.name('exclusiveStartTableName', start);
  const refusal = constraints.atLeast('limit', limit, 1).atMost('limit', limit, listTablesMax).refusal();
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'ListTables' });

  const names = step.state.catalog.names().filter((name) => start === undefined || name > start);
  const page = names.slice(0, Math.trunc(limit ?? listTablesMax));
  return answer({
    LastEvaluatedTableName: json(page.length < names.length ? page[page.length - 1] : undefined),
    TableNames: json(page),
  });
}
