/** What the learner's code can import besides its own files: the AWS SDK itself, with our transport in it. */
import * as client from '@aws-sdk/client-dynamodb';
import * as lib from '@aws-sdk/lib-dynamodb';
import { createClientConfig } from '../../sdk/client-config.ts';
import type { CallerTime } from '../../sdk/caller-time.ts';
import type { HandlerConfig } from '../../sdk/request-handler.ts';
import { type ClientDoor, VirtualRetries } from '../../sdk/virtual-retries.ts';

type Config = client.DynamoDBClientConfig;

/** A module as `import` gives it, by the name under which it is imported. */
export type Packages = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** `call` leads to the workspace; `time` is the one the SDK waits by before it tries again. */
export function sdkPackages(call: ClientDoor, time: CallerTime): Packages {
  const retries = new VirtualRetries(time);
  const door = retries.door(call);
  /** Region, retries and all the rest stay the learner's; where the requests go does not. */
  const connected = (config: Config = {}): Config => {
    const { region = 'us-east-1', requestHandler, ...others } = config;
    const { region: _, ...ours } = createClientConfig({ call: door, handler: timeoutOf(requestHandler) });
    return { ...others, region, ...ours };
  };
  class DynamoDBClient extends client.DynamoDBClient {
    constructor(config?: Config) {
      super(connected(config));
      retries.adopt(this);
    }
  }
  class DynamoDB extends client.DynamoDB {
    constructor(config?: Config) {
      super(connected(config));
      retries.adopt(this);
    }
  }
  return new Map<string, Record<string, unknown>>([
    ['@aws-sdk/client-dynamodb', { ...client, DynamoDBClient, DynamoDB }],
    ['@aws-sdk/lib-dynamodb', { ...lib }],
  ]);
}

/** Of a transport's options, the time limit means something here. */
function timeoutOf(requestHandler: Config['requestHandler']): HandlerConfig {
  const { requestTimeout } = (requestHandler ?? {}) as { requestTimeout?: unknown };
  return typeof requestTimeout === 'number' ? { requestTimeout } : {};
}
