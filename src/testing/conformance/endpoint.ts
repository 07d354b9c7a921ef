/** An endpoint in this process on a free port, and the SDK's client for it. */
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { controlTargetPrefix, encodeUtf8, noLag, type Settings } from '#engine';
import { MemoryDisk } from '#platform/disk/memory-disk.ts';
import { createEndpoint } from '#platform/endpoint/server.ts';
import { EngineHost } from '#platform/host/engine-host.ts';
import { realWall } from '#platform/host/wall.ts';

export interface RunningEndpoint {
  readonly url: string;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

const settings: Settings = { seed: 1, startMs: realWall.epochMs(), ...noLag };

/** `speed`: virtual seconds per second. */
export async function startEndpoint(speed = 1): Promise<RunningEndpoint> {
  const host = await EngineHost.open({ disk: new MemoryDisk(), settings, wall: realWall });
  await host.call({ target: `${controlTargetPrefix}SetClock`, body: encodeUtf8(JSON.stringify({ Speed: speed })) });
  const server = createEndpoint({ host });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = new DynamoDBClient({ endpoint: url, region: 'us-east-1', credentials });
  return {
    url,
    client,
    async close() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await host.close();
    },
  };
}
