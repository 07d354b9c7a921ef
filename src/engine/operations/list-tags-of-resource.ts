/** ListTagsOfResource: all of them at once, for there are fifty at most. Source: M-Q 073, 104, 406 to 409. */
import { seenTags } from '#engine/catalog/tags.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { ListTagsRequest } from '#engine/model/setting-requests.ts';
import { validateListTags } from '#engine/validation/tags.ts';
import { answer, json } from './answer.ts';
import { findTagged } from './find-tagged.ts';
import type { Outcome, Step } from './step.ts';

export function listTagsOfResource(step: Step, wire: ListTagsRequest): Outcome {
  const request = validateListTags(wire);
  if (isRefusal(request)) return request;
  const table = findTagged(step, request);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'ListTagsOfResource' });
  return answer({ Tags: json(seenTags(table, step.nowMs).map(({ key, value }) => ({ Key: key, Value: value }))) });
}
