/** The table that a request about tags names. A stream has none, nor has a table that is being made. Source: M-Q 103, 104, 110. */
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { Tagged } from '#engine/validation/tags.ts';
import type { Step } from './step.ts';

export function findTagged({ state }: Step, { arn, resource }: Tagged): TableRecord | Refusal {
  const table = resource.streamLabel === undefined ? state.catalog.named(resource.tableName) : undefined;
  if (table !== undefined && table.status !== 'CREATING') return table;
  return refuse('ResourceNotFoundException', `Requested resource not found: ResourceArn: ${arn} not found`);
}
