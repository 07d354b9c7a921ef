/** What a request names by its ARN: a table or one of its streams. Source: M-Q 013, 071, 072, 105, 136, 207, 346. */
import { invalid, invalidParameter, type Refusal, refuse } from '#engine/model/refusal.ts';
import { accountId, region } from '#engine/model/table.ts';

export interface ResourceName {
  readonly tableName: string;
  /** Of a stream of the table. */
  readonly streamLabel: string | undefined;
}

interface Parsed extends ResourceName {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What stands behind the table, e.g. `index`. */
  readonly subresource: string | undefined;
}

const form = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):table\/([a-zA-Z0-9_.-]+)(?:\/([a-z]+)\/([^/]+))?$/;

function parse(arn: string): Parsed | undefined {
  const [, partition = '', service = '', where = '', account = '', tableName = '', subresource, name] = form.exec(arn) ?? [];
  if (tableName === '') return undefined;
  return { partition, service, region: where, account, tableName, subresource, streamLabel: subresource === 'stream' ? name : undefined };
}

const isOurs = ({ partition, service }: Parsed): boolean => partition === 'aws' && service === 'dynamodb';

/** The wording where a table is named by an ARN of somewhere else. Assumption: another partition or service is told like a region. */
export function checkTableArn(arn: string): Refusal | undefined {
  const parsed = parse(arn);
  if (parsed === undefined || !isOurs(parsed) || parsed.region !== region) {
    return invalid(`1 validation error detected: Invalid AWS region in '${arn}'`);
  }
  return parsed.account === accountId ? undefined : denied();
}

/** Source: reference 13.03. */
const denied = (): Refusal => refuse('AccessDeniedException', 'Access is denied');

const notAnArn = (arn: string): Refusal => invalidParameter(`ARNs must start with 'arn:': ${arn}`);

const onlyTables = (arn: string): Refusal =>
  invalidParameter(`Invalid resource arn provided, only table or stream is accepted. Provided resource arn: ${arn}`);

/** The resource of a request about tags. Assumption: an ARN of DynamoDB that has no form is told like that of an index. */
export function taggedResource(arn: string | undefined): ResourceName | Refusal {
  if (arn === undefined) return invalid('Invalid TableArn');
  if (!arn.startsWith('arn:')) return notAnArn(arn);
  if (!/^arn:[^:]*:dynamodb:/.test(arn)) return invalidParameter(`Provided Arn is not a DynamoDB resource arn: ${arn}`);
  const parsed = parse(arn);
  if (parsed === undefined || (parsed.subresource !== undefined && parsed.subresource !== 'stream')) return onlyTables(arn);
  if (!isOurs(parsed) || parsed.region !== region) return invalid(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`);
  return parsed.account === accountId ? parsed : denied();
}

/** The resource of a request about policies. */
export function policyResource(arn: string): ResourceName | Refusal {
  if (!arn.startsWith('arn:')) return notAnArn(arn);
  const parsed = parse(arn);
  if (parsed?.subresource !== undefined && parsed.subresource !== 'stream') return onlyTables(arn);
  if (parsed === undefined || !isOurs(parsed) || parsed.region !== region) return invalidParameter(`Invalid resource Arn: ${arn}`);
  if (parsed.account === accountId) return parsed;
  return invalid('This action is only supported by accounts that match the resource owner’s account.');
}
