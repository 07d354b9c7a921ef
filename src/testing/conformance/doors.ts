/** The two doors, each with a workspace of its own behind it and the SDK's client in front of it. */
import { type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkWorkspace } from '../sdk-client.ts';
import { startEndpoint } from './endpoint.ts';

export interface OpenDoor {
  readonly client: DynamoDBClient;
  /** Waits until followers and indexes have what was written. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Tables become ACTIVE sooner, so that nobody waits for them. */
const speed = 60;

export const doors: readonly (readonly [name: string, open: () => Promise<OpenDoor>])[] = [
  // Followers and indexes of the endpoint do not lag.
  ['over HTTP', async () => ({ ...(await startEndpoint(speed)), settle: () => Promise.resolve() })],
  [
    'in the page',
    async () => {
      const workspace = await sdkWorkspace({}, speed);
      return { ...workspace, settle: () => workspace.advance(10) };
    },
  ],
];
