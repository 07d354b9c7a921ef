/** UntagResource: keys that are not there are no fault. */
import { checkAlive } from '#engine/catalog/admission.ts';
import { removeTags } from '#engine/catalog/tags.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { UntagResourceRequest } from '#engine/model/setting-requests.ts';
import { validateUntagResource } from '#engine/validation/tags.ts';
import { findTagged } from './find-tagged.ts';
import type { Outcome, Step } from './step.ts';
import { noBody, tellTags } from './tag-resource.ts';

export function untagResource(step: Step, wire: UntagResourceRequest): Outcome {
  const request = validateUntagResource(wire);
  if (isRefusal(request)) return request;
  const before = findTagged(step, request);
  if (isRefusal(before)) return before;
  const table = checkAlive(before) ?? removeTags(before, request.keys, step.state);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'UntagResource' });
  if (table !== before) tellTags(step, table, { added: 0, removed: before.tags.length - table.tags.length });
  return noBody;
}
