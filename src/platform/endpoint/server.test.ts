import { Agent, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { controlTargetPrefix, noLag } from '#engine';
import { MemoryDisk } from '../disk/memory-disk.ts';
import { EngineHost } from '../host/engine-host.ts';
import { realWall } from '../host/wall.ts';
import { createEndpoint } from './server.ts';

const post = (server: Server, agent: Agent): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `${controlTargetPrefix}AdvanceClock` };
    const sent = request({ host: '127.0.0.1', port, method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.headers.connection));
    });
    sent.on('error', reject);
    sent.end('{"Seconds":1}');
  });

test('an endpoint that is closed ends a busy connection with its next answer', async () => {
  const host = await EngineHost.open({ disk: new MemoryDisk(), settings: { seed: 1, startMs: 0, ...noLag }, wall: realWall });
  const server = createEndpoint({ host });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await post(server, agent)).toBe('keep-alive');
  const last = post(server, agent);
  const closed = new Promise((resolve) => {
    server.once('request', () => server.close(resolve));
  });
  expect(await last).toBe('close');
  await closed;
  agent.destroy();
  await host.close();
});
