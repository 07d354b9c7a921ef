/**
 * What HTTP adds to the protocol: method, content type, signature. Source: E (dynalite, which copied these
 * answers from AWS); reference 13.01 to 13.03. A signature must be there and be whole; it isn't verified,
 * since any credentials are good here.
 */
import { crc32, encodeUtf8, type Response, scalingTargetPrefix } from '#engine';

/** Names in lower case, as Node gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Headers;
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function plain(status: number, type: string, text: string): Response {
  const body = encodeUtf8(text);
  return { status, headers: { 'content-type': type, 'x-amz-crc32': String(crc32(body)) }, body };
}

const refusal = (name: string, message: string): Response =>
  plain(
    400,
    'application/x-amz-json-1.0',
    JSON.stringify({ __type: `com.amazon.coral.service#${name}`, message }),
  );

const jsonTypes = new Set(['application/x-amz-json-1.0', 'application/json']);
/** Application Auto Scaling speaks the next version. Source: SDK model of client-application-auto-scaling. */
const scalingType = 'application/x-amz-json-1.1';

/** The answer that a request gets before its operation is looked at; nothing for one that may go on. */
export function wireAnswer({ method, headers }: WireRequest): Response | undefined {
  if (method === 'GET') return plain(200, 'text/plain', 'healthy: dynamodb.us-east-1.amazonaws.com ');
  const type = one(headers['content-type'])?.split(';')[0]?.trim().toLowerCase();
  const isScaling = one(headers['x-amz-target'])?.startsWith(scalingTargetPrefix) === true;
  if (method !== 'POST' || type === undefined || !(jsonTypes.has(type) || (isScaling && type === scalingType))) {
    return plain(404, 'application/xml', '<UnknownOperationException/>\n');
  }
  return undefined;
}

/** What is wrong with the signature of a request whose operation is known. */
export function signatureAnswer({ url, headers }: WireRequest): Response | undefined {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  const authorization = one(headers['authorization']);
  if (authorization === undefined) return querySignature(query);
  if (query.has('X-Amz-Algorithm')) {
    return refusal(
      'InvalidSignatureException',
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    );
  }
  return headerSignature(authorization, headers['x-amz-date'] !== undefined || headers['date'] !== undefined);
}

const missingToken = (): Response =>
  refusal('MissingAuthenticationTokenException', 'Request is missing Authentication Token');

function headerSignature(authorization: string, isDated: boolean): Response | undefined {
  if (!authorization.startsWith('AWS4-')) return missingToken();
  const problems = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !new RegExp(`\\b${name}=\\S`).test(authorization))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!isDated) {
    problems.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (problems.length === 0) return undefined;
  return refusal('IncompleteSignatureException', `${problems.join(' ')} Authorization=${authorization}`);
}

function querySignature(query: URLSearchParams): Response | undefined {
  if (!query.has('X-Amz-Algorithm')) return missingToken();
  const missing = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'].filter(
    (name) => !query.has(name),
  );
  if (missing.length === 0) return undefined;
  const list = missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(' ');
  return refusal('IncompleteSignatureException', `${list} Re-examine the query-string parameters.`);
}
