/** What the control plane tells of the rate at which it may be asked. */
import type { Base } from './event-base.ts';

/** It was asked too often. */
export interface ControlRateExceeded extends Base {
  readonly type: 'control-rate.exceeded';
  /** The operation, or those that share the rate. */
  readonly what: string;
  readonly perSecondMax: number;
}
