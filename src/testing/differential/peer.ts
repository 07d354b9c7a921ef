/** dynalite in this process, on a free port: an emulator of DynamoDB that others have written. */
import { Agent, request, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Body } from '../story.ts';

export interface Answered {
  readonly status: number;
  readonly body: Body;
}

export interface Peer {
  call(operation: string, body: object): Promise<Answered>;
  close(): Promise<void>;
}

interface DynaliteOptions {
  readonly createTableMs: number;
  readonly deleteTableMs: number;
  readonly updateTableMs: number;
}

/** dynalite looks for a signature and never at it. */
const authorization = 'AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

export async function startPeer(): Promise<Peer> {
  const dynalite = createRequire(import.meta.url)('dynalite') as (options: DynaliteOptions) => Server;
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    call: (operation, body) => post(port, agent, operation, JSON.stringify(body)),
    async close() {
      agent.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
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
