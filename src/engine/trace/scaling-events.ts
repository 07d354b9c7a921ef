/** What auto scaling tells of itself. */
import type { Base } from './event-base.ts';

/** What is provisioned was changed, or was to be and DynamoDB has refused it. */
export interface ScalingEvent extends Base {
  readonly type: 'scaling.performed' | 'scaling.refused';
  readonly tableName: string;
  readonly indexName?: string | undefined;
  readonly channel: 'read' | 'write';
  readonly direction: 'out' | 'in';
  readonly fromUnits: number;
  readonly toUnits: number;
  /** Units a second that were consumed, and in how many minutes in a row that called for it. */
  readonly consumed: number;
  readonly minutes: number;
  readonly targetPercent: number;
  /** When the units are there. */
  readonly untilMs: number;
  readonly refusal?: string | undefined;
}
