/** Requests about resource policies. Source: reference 1.63; M-Q 206 to 212, 346 to 349, 460. */
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import { policyBytesMax } from '#engine/model/limits.ts';
import { invalid, invalidParameter, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import type {
  DeleteResourcePolicyRequest,
  GetResourcePolicyRequest,
  PutResourcePolicyRequest,
} from '#engine/model/setting-requests.ts';
import { Constraints } from './constraints.ts';
import { covers, type PolicyDocument, readPolicy } from './policy-document.ts';
import { policyResource, type ResourceName } from './resource-arn.ts';

interface PolicyUse {
  readonly isOfStream: boolean;
  /** The caller knows that he may not be able to change the policy again. */
  readonly mayLockOut: boolean;
}

/** The policy in its canonical form. */
export function checkPolicy(text: string, { isOfStream, mayLockOut }: PolicyUse): string | Refusal {
  if (encodeUtf8(text).length > policyBytesMax) return invalidParameter(`Maximum policy size of ${policyBytesMax} bytes exceeded`);
  const document = readPolicy(text);
  if (typeof document === 'string') return invalidParameter(`Invalid policy document: ${document}`);
  return checkActions(document, isOfStream) ?? checkAccess(document, mayLockOut) ?? document.canonical;
}

const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];

/** Source: DG/rbac-iam-actions. Assumption: any other name of DynamoDB is taken. */
function checkActions({ statements }: PolicyDocument, isOfStream: boolean): Refusal | undefined {
  const isStreamAction = (action: string): boolean => streamActions.some((name) => action.toLowerCase() === `dynamodb:${name.toLowerCase()}`);
  const isWrong = (action: string): boolean => {
    if (action === '*' || action.includes('*')) return false;
    return !/^dynamodb:[a-z]+$/i.test(action) || isStreamAction(action) !== isOfStream;
  };
  const wrong = statements.flatMap(({ actions }) => actions).filter(isWrong);
  if (wrong.length === 0) return undefined;
  const names = [...new Set(wrong)].map((name) => `"${name}"`).join(', ');
  return invalidParameter(`Invalid policy document: The following action names are invalid: ${names}`);
}

function checkAccess({ statements }: PolicyDocument, mayLockOut: boolean): Refusal | undefined {
  if (statements.some(({ isOpen }) => isOpen)) {
    return invalid(
      'Resource-based policy grants unbounded access in one or more elements. Please revise the policy to ensure least-privilege form of access',
    );
  }
  const locksOut = statements.some(
    ({ isAllow, isForEveryone, actions }) =>
      !isAllow && isForEveryone && actions.some((action) => covers(action, 'PutResourcePolicy')),
  );
  if (!locksOut || mayLockOut) return undefined;
  return refuse(
    'AccessDeniedException',
    'The new resource policy will not allow you to update the resource policy in the future.',
  );
}

interface Target {
  readonly arn: string;
  readonly resource: ResourceName;
}

function target(constraints: Constraints, arn: string | undefined): Target | Refusal {
  constraints.required('resourceArn', arn).lengthAtLeast('resourceArn', arn, 1).lengthAtMost('resourceArn', arn, arnLengthMax);
  const refusal = constraints.refusal();
  if (refusal !== undefined) return refusal;
  const resource = policyResource(arn ?? '');
  return isRefusal(resource) ? resource : { arn: arn ?? '', resource };
}

/** Source: SDK model, `ResourceArnString` and `PolicyRevisionId`. */
const arnLengthMax = 1283;
const revisionLengthMax = 255;

const revision = (constraints: Constraints, id: string | undefined): Constraints =>
  constraints.lengthAtLeast('expectedRevisionId', id, 1).lengthAtMost('expectedRevisionId', id, revisionLengthMax);

export function validatePutPolicy(
  wire: PutResourcePolicyRequest,
): (Target & { readonly document: string; readonly expected: string | undefined }) | Refusal {
  const { Policy: policy, ExpectedRevisionId: expected } = wire;
  const named = target(revision(new Constraints().required('policy', policy), expected), wire.ResourceArn);
  if (isRefusal(named)) return named;
  const document = checkPolicy(policy ?? '', {
    isOfStream: named.resource.streamLabel !== undefined,
    mayLockOut: wire.ConfirmRemoveSelfResourceAccess ?? false,
  });
  return isRefusal(document) ? document : { ...named, document, expected };
}

export const validateGetPolicy = (wire: GetResourcePolicyRequest): Target | Refusal => target(new Constraints(), wire.ResourceArn);

export function validateDeletePolicy(
  wire: DeleteResourcePolicyRequest,
): (Target & { readonly expected: string | undefined }) | Refusal {
  const { ExpectedRevisionId: expected } = wire;
  const named = target(revision(new Constraints(), expected), wire.ResourceArn);
  return isRefusal(named) ? named : { ...named, expected };
}
