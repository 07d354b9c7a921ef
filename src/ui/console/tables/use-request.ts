/** A request of the learner's from a screen: whether it is under way, and what it was refused with. */
import { useState } from 'react';
import type { Exchange } from '#session/exchange.ts';
import { useSession } from '#ui/session-context.tsx';

export interface Request {
  readonly isRunning: boolean;
  /** The last exchange, when DynamoDB has refused it. */
  readonly refused: Exchange | undefined;
  readonly forget: () => void;
  /** Gives the exchange when DynamoDB has taken the request, else nothing. */
  readonly send: (operation: string, input: object) => Promise<Exchange | undefined>;
}

export function useRequest(): Request {
  const session = useSession();
  const [isRunning, setRunning] = useState(false);
  const [refused, setRefused] = useState<Exchange>();
  return {
    isRunning,
    refused,
    forget: () => setRefused(undefined),
    send: async (operation, input) => {
      setRunning(true);
      try {
        const exchange = await session.run(operation, input);
        setRefused(exchange.error === undefined ? undefined : exchange);
        await session.readTables();
        return exchange.error === undefined ? exchange : undefined;
      } finally {
        setRunning(false);
      }
    },
  };
}
