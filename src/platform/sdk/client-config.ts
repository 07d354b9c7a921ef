/** What a `DynamoDBClient` needs in order to speak with a workspace instead of AWS. */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { type BytesDoor, DoorRequestHandler, type HandlerConfig } from './request-handler.ts';

export interface ClientConfigOptions {
  readonly call: BytesDoor;
  readonly handler?: HandlerConfig | undefined;
}

/**
 * A configuration for the SDK's client. Retries are left as the SDK ships them, so that a learner meets what
 * their own code will do.
 */
export function createClientConfig({ call, handler }: ClientConfigOptions): DynamoDBClientConfig {
  return {
    region: 'us-east-1',
    // A name that is reserved for never being found: a request that missed our transport would reach nobody.
    endpoint: 'https://dynascope.invalid',
    credentials: { accessKeyId: 'dynascope', secretAccessKey: 'dynascope' },
    // Nobody is there to check a signature, and making one is two thirds of the cost of a call.
    signer: { sign: (request) => Promise.resolve(request) },
    requestHandler: new DoorRequestHandler(call, handler),
  };
}
