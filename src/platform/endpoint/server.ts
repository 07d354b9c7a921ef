/** HTTP on loopback in front of one host, so that the AWS CLI and every SDK can use it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { controlTargetPrefix, limits, type Response } from '#engine';
import type { EngineHost } from '../host/engine-host.ts';
import { signatureAnswer, type WireRequest, wireAnswer } from './wire.ts';

export interface EndpointOptions {
  readonly host: EngineHost;
  /** Web pages of this origin may call; absent: none may. */
  readonly corsOrigin?: string | undefined;
}

/**
 * Not listening yet. Requests are taken in the order in which their bodies are complete. Once it is closed,
 * every connection ends with its next answer, so that a busy client is told by being refused and not by being cut.
 */
export function createEndpoint(options: EndpointOptions): Server {
  const server = createServer((request, response) => {
    const isLast = (): boolean => !server.listening;
    handle(options, request, response, isLast).catch(() => response.destroy());
  });
  // Clients keep connections for long; Node's five seconds would cut one that is just being used again.
  server.keepAliveTimeout = 65_000;
  return server;
}

async function handle(
  options: EndpointOptions,
  request: IncomingMessage,
  response: ServerResponse,
  isLast: () => boolean,
): Promise<void> {
  const { corsOrigin } = options;
  if (request.method === 'OPTIONS' && corsOrigin !== undefined) {
    request.resume();
    send(response, preflight, corsOrigin);
    return;
  }
  const answered = await answer(options.host, request, await readBody(request));
  if (isLast()) response.shouldKeepAlive = false;
  send(response, answered, corsOrigin);
}

const preflight: Response = {
  status: 200,
  headers: {
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers':
      'authorization, content-type, x-amz-target, x-amz-date, x-amz-security-token, x-amz-content-sha256, x-amz-user-agent, amz-sdk-invocation-id, amz-sdk-request',
    'access-control-max-age': '172800',
  },
  body: new Uint8Array(0),
};

async function answer(host: EngineHost, request: IncomingMessage, body: Uint8Array): Promise<Response> {
  const wire: WireRequest = { method: request.method ?? '', url: request.url ?? '/', headers: request.headers };
  const early = wireAnswer(wire);
  if (early !== undefined) return early;
  const target = request.headers['x-amz-target'];
  const unsigned = typeof target === 'string' && wantsSignature(target) ? signatureAnswer(wire) : undefined;
  if (unsigned !== undefined) return unsigned;
  return (await host.call({ target: Array.isArray(target) ? target[0] : target, body })).response;
}

/** Dynascope's own operations are for `curl` and scripts too: nobody has to sign them. */
const wantsSignature = (target: string): boolean => target.includes('.') && !target.startsWith(controlTargetPrefix);

/** Reads no more than DynamoDB takes, and one byte to see that it was too much. */
async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limits.requestBytesMax + chunk.length) chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers, body }: Response, corsOrigin: string | undefined): void {
  const cors: Record<string, string> =
    corsOrigin === undefined
      ? {}
      : {
          'access-control-allow-origin': corsOrigin,
          'access-control-expose-headers': 'x-amzn-requestid, x-amz-crc32',
          vary: 'Origin',
        };
  response.writeHead(status, { ...headers, ...cors, 'content-length': body.length });
  response.end(body);
}
