/**
 * Requests to the control plane that come too fast. Source: reference 1.61, 4.02. Assumption: while virtual time stands
 * still they are not held to a rate, since none of it would come back; nor where throughput is not limited at all.
 */
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { Step } from './step.ts';

export function refuseControlRate(step: Step, operation: string): Refusal | undefined {
  const { settings, speed, controlRates } = step.state;
  if (settings.regime === undefined || speed === 0) return undefined;
  const rate = controlRates.take(operation, step.nowMs);
  if (rate === undefined) return undefined;
  step.emit({ type: 'control-rate.exceeded', what: rate.name, perSecondMax: rate.perSecondMax });
  // Source of the text: DG/Programming.Errors.
  return refuse('ThrottlingException', 'Rate of requests exceeds the allowed throughput.');
}
