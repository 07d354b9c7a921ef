/** What the learner's code can import besides its own files: the AWS SDK itself, with our transport in it. */
import * as client from '@aws-sdk/client-dynamodb';
import * as lib from '@aws-sdk/lib-dynamodb';
import { createClientConfig } from '../../sdk/client-config.ts';
import type { BytesDoor, HandlerConfig } from '../../sdk/request-handler.ts';

type Config = client.DynamoDBClientConfig;

/** A module as `import` gives it, by the name under which it is imported. */
export type Packages = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export function sdkPackages(call: BytesDoor): Packages {
  /** Region, retries and all the rest stay the learner's; where the requests go does not. */
  const connected = (config: Config = {}): Config => {
    const { region = 'us-east-1', requestHandler, ...others } = config;
    const { region: _, ...ours } = createClientConfig({ call, handler: timeoutOf(requestHandler) });
    return { ...others, region, ...ours };
  };
  class DynamoDBClient extends client.DynamoDBClient {
    constructor(config?: Config) {
      super(connected(config));
    }
  }
  class DynamoDB extends client.DynamoDB {
    constructor(config?: Config) {
      super(connected(config));
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
