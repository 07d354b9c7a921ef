/** DescribeLimits: what the account may provision, not how much of it is left. Source: M-Q 131. */
import { answer, json } from './answer.ts';
import type { Outcome, Step } from './step.ts';

export function describeLimits(step: Step): Outcome {
  const { account } = step.state.physics;
  step.emit({ type: 'request.validated', operation: 'DescribeLimits' });
  return answer({
    AccountMaxReadCapacityUnits: json(account.accountReadUnitsPerSecondMax),
    AccountMaxWriteCapacityUnits: json(account.accountWriteUnitsPerSecondMax),
    TableMaxReadCapacityUnits: json(account.tableReadUnitsPerSecondMax),
    TableMaxWriteCapacityUnits: json(account.tableWriteUnitsPerSecondMax),
  });
}
