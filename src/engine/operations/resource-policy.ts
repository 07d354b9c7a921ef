/** PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy. Assumption: nobody is refused anything for what a policy says. */
import { checkAlive } from '#engine/catalog/admission.ts';
import { attachPolicy, checkExpectedRevision, policyNotFound, policyRecordOf, removePolicy, seenPolicy } from '#engine/catalog/policies.ts';
import { isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type {
  DeleteResourcePolicyRequest,
  GetResourcePolicyRequest,
  PutResourcePolicyRequest,
} from '#engine/model/setting-requests.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { validateDeletePolicy, validateGetPolicy, validatePutPolicy } from '#engine/validation/policy.ts';
import type { ResourceName } from '#engine/validation/resource-arn.ts';
import { answer, json } from './answer.ts';
import { tableNamed } from './find-table.ts';
import type { Outcome, Step } from './step.ts';

/** The table, or the table of the stream. Source: M-Q 207, 346. */
function findTarget(step: Step, { tableName, streamLabel }: ResourceName): TableRecord | Refusal {
  const table = tableNamed(step, tableName);
  if (isRefusal(table) || streamLabel === undefined || table.latestStreamLabel === streamLabel) return table;
  if (step.state.streams.get(table.number, streamLabel) !== undefined) return table;
  return refuse(
    'ResourceNotFoundException',
    `Requested resource not found: Stream: ${streamLabel} not found for Table: ${tableName}`,
  );
}

export function putResourcePolicy(step: Step, wire: PutResourcePolicyRequest): Outcome {
  const request = validatePutPolicy(wire);
  if (isRefusal(request)) return request;
  const { resource, document, expected } = request;
  const before = findTarget(step, resource);
  if (isRefusal(before)) return before;
  const table =
    checkAlive(before) ??
    checkExpectedRevision(before, resource.streamLabel, expected) ??
    attachPolicy(before, resource.streamLabel, document, step.state);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'PutResourcePolicy' });
  if (table !== before) tell(step, table, resource, 'policy.attached');
  return answer({ RevisionId: json(policyRecordOf(table, resource.streamLabel)?.revisionId) });
}

/** It changes nothing when there is no policy; the answer then has the last revision, if there ever was one. */
export function deleteResourcePolicy(step: Step, wire: DeleteResourcePolicyRequest): Outcome {
  const request = validateDeletePolicy(wire);
  if (isRefusal(request)) return request;
  const { resource, expected } = request;
  const before = findTarget(step, resource);
  if (isRefusal(before)) return before;
  const table =
    checkAlive(before) ??
    checkExpectedRevision(before, resource.streamLabel, expected) ??
    removePolicy(before, resource.streamLabel, step.state);
  if (isRefusal(table)) return table;
  step.emit({ type: 'request.validated', operation: 'DeleteResourcePolicy' });
  if (table !== before) tell(step, table, resource, 'policy.removed');
  // Source: M-Q 348: the first answer names the revision that goes, later ones that of the removal.
  return answer({ RevisionId: json(policyRecordOf(before, resource.streamLabel)?.revisionId) });
}

export function getResourcePolicy(step: Step, wire: GetResourcePolicyRequest): Outcome {
  const request = validateGetPolicy(wire);
  if (isRefusal(request)) return request;
  const { resource, arn } = request;
  const table = findTarget(step, resource);
  if (isRefusal(table)) return table;
  const policy = seenPolicy(policyRecordOf(table, resource.streamLabel), step.state);
  if (policy === undefined) return policyNotFound(arn);
  step.emit({ type: 'request.validated', operation: 'GetResourcePolicy' });
  return answer({ Policy: json(policy.document), RevisionId: json(policy.revisionId) });
}

function tell(step: Step, table: TableRecord, { streamLabel }: ResourceName, type: 'policy.attached' | 'policy.removed'): void {
  step.commit({ type: 'table.changed', table });
  const revisionId = policyRecordOf(table, streamLabel)?.revisionId ?? '';
  step.emit({ type, tableName: table.name, streamLabel, revisionId, seenAtMs: step.nowMs + step.state.physics.durations.policyMs });
}
