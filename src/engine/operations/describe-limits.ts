/** DescribeLimits: what the account may provision, not how much of it is left. Source: M-Q 131. */
import { accountReadUnitsMax, accountWriteUnitsMax, tableReadUnitsMax, tableWriteUnitsMax } from '#engine/model/limits.ts';
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

export function describeLimits(step: Step): Outcome {
  step.emit({ type: 'request.validated', operation: 'DescribeLimits' });
  return answer({
    AccountMaxReadCapacityUnits: json(accountReadUnitsMax),
    AccountMaxWriteCapacityUnits: json(accountWriteUnitsMax),
    TableMaxReadCapacityUnits: json(tableReadUnitsMax),
    TableMaxWriteCapacityUnits: json(tableWriteUnitsMax),
  });
}
