/**
 * Signature Version 4, as far as DynamoDB's requests need it: a POST with a body, nothing in the query. Source:
 * AWS IAM User Guide, "Create a signed AWS API request". The test beside it holds it to the SDK's own signer.
 */
import type { EngineAddress } from '#session/engine-address.ts';

export interface ToSign {
  /** Where it goes, path included. */
  readonly url: URL;
  readonly target: string;
  readonly body: Uint8Array;
  readonly atMs: number;
}

type Signer = Pick<EngineAddress, 'region' | 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;

/** All operations of DynamoDB and of its streams are signed for one service. */
const service = 'dynamodb';
const algorithm = 'AWS4-HMAC-SHA256';

/**
 * The headers to send, which are those of the SDK in a browser: each needs the engine's leave before a page may
 * send it, so there are no more. `host` is signed and not among them, since browsers set it themselves.
 */
export async function signedHeaders({ url, target, body, atMs }: ToSign, signer: Signer): Promise<Record<string, string>> {
  const { region, accessKeyId, secretAccessKey, sessionToken } = signer;
  const time = new Date(atMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const bodyHash = hex(await sha256(body));
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': time,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
    'x-amz-target': target,
  };
  const signed = Object.entries({ ...headers, host: url.host }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const request = ['POST', canonicalPath(url.pathname), '', lines, names, bodyHash].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = [algorithm, time, scope, hex(await sha256(utf8(request)))].join('\n');
  let key: Uint8Array<ArrayBuffer> = utf8(`AWS4${secretAccessKey}`);
  for (const part of [day, region, service, 'aws4_request', text]) {
    // oxlint-disable-next-line no-await-in-loop -- each key is made of the one before
    key = await hmac(key, part);
  }
  return { ...headers, authorization: `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${hex(key)}` };
}

/** A path stands in the signature encoded once more. */
const canonicalPath = (path: string): string =>
  path.split('/').map((part) => encodeURIComponent(part).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const made = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', made, utf8(text)));
}
