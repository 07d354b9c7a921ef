/** TagResource: tags are added or get another value; everyone sees it a little later. The answer has no body. */
import { checkAlive } from '#engine/catalog/admission.ts';
import { addTags } from '#engine/catalog/tags.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { TagResourceRequest } from '#engine/model/setting-requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { validateTagResource } from '#engine/validation/tags.ts';
import { findTagged } from './find-tagged.ts';
import type { Outcome, Step } from './step.ts';

/** Source: M-Q 107, E: nothing at all. */
export const noBody = '';

export function tagResource(step: Step, wire: TagResourceRequest): Outcome {
  const request = validateTagResource(wire);
  if (isRefusal(request)) return request;
  const before = findTagged(step, request);
  if (isRefusal(before)) return before;
  const table = checkAlive(before) ?? addTags(before, request.tags, step.state);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'TagResource' });
  if (table !== before) tellTags(step, table, { added: request.tags.length, removed: 0 });
  return noBody;
}

/** Commits the change, too. */
export function tellTags(step: Step, table: TableRecord, counts: { readonly added: number; readonly removed: number }): void {
  step.commit({ type: 'table.changed', table });
  const seenAtMs = table.tagging?.untilMs ?? step.nowMs;
  step.emit({ type: 'tags.changed', tableName: table.name, ...counts, count: table.tags.length, seenAtMs });
}
