/** The real AWS SDK on a workspace in memory. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { createClientConfig } from '#platform/sdk/client-config.ts';
import type { Connection } from '#session/connection.ts';
import { memoryConnection } from './memory-connection.ts';

export interface SdkWorkspace {
  readonly client: DynamoDBClient;
  readonly connection: Connection;
  /** Virtual time by hand; the workspace's own clock goes with the wall's. */
  readonly advance: (seconds: number) => Promise<void>;
  close(): Promise<void>;
}

export function clientOf(connection: Connection, config: DynamoDBClientConfig = {}): DynamoDBClient {
  const call = (target: string, body: Uint8Array) => connection.callBytes(target, body, 'learner');
  return new DynamoDBClient({ ...createClientConfig({ call }), ...config });
}

/** A client whose tables become ACTIVE at `speed` times the wall clock. */
export async function sdkWorkspace(config: DynamoDBClientConfig = {}, speed = 1): Promise<SdkWorkspace> {
  const connection = await memoryConnection();
  const control = async (operation: string, input: object): Promise<void> => {
    const target = `Dynascope_20261120.${operation}`;
    await connection.call({ target, body: JSON.stringify(input), origin: 'page' });
  };
  if (speed !== 1) await control('SetClock', { Speed: speed });
  const client = clientOf(connection, config);
  return {
    client,
    connection,
    advance: (seconds) => control('AdvanceClock', { Seconds: seconds }),
    async close() {
      client.destroy();
      await connection.close();
    },
  };
}
