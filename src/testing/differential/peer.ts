/**
 * dynalite on a free port: an emulator of DynamoDB that others have written. It runs in a thread of its own,
 * because some malformed requests make it throw where nobody can catch it; such a request is answered 500 with
 * `crash`, and the peer is of no more use.
 */
import { Agent, request } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { Body } from '../story.ts';

export interface Answered {
  readonly status: number;
  readonly body: Body;
}

export interface Peer {
  call(operation: string, body: object): Promise<Answered>;
  close(): Promise<void>;
}

/** CommonJS, as a worker's own text is. */
const program = `
  const { parentPort } = require('node:worker_threads');
  const server = require('dynalite')({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  let open;
  server.prependListener('request', (_, response) => { open = response; });
  process.on('uncaughtException', () => { open.statusCode = 500; open.end('{"__type":"crash"}'); });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** dynalite looks for a signature and never at it. */
const authorization = 'AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

export const crashed = ({ body }: Answered): boolean => body.__type === 'crash';

export async function startPeer(): Promise<Peer> {
  const worker = new Worker(program, { eval: true });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    call: (operation, body) => post(port, agent, operation, JSON.stringify(body)),
    async close() {
      agent.destroy();
      await worker.terminate();
    },
  };
}

function post(port: number, agent: Agent, operation: string, body: string): Promise<Answered> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20261120T090000Z',
    authorization,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString('utf8')) as Body });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
