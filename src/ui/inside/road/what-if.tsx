/** Variants of a request, run on a fork of the data as it is now and thrown away with it. */
import { useEffect, useState } from 'react';
import type { Exchange } from '#session/exchange.ts';
import { type Outcome, outcomeOf, variantsOf } from '#session/folds/what-if.ts';
import type { Variant } from '#session/folds/what-if-variant.ts';
import type { Session } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import './what-if.css';

interface Tried {
  readonly variant: Variant;
  readonly outcome: Outcome;
}

export function WhatIf({ exchange }: { readonly exchange: Exchange }) {
  const session = useSession();
  const [tried, setTried] = useState<{ readonly of: Exchange; readonly outcomes: readonly Tried[] }>();
  useEffect(() => {
    let isWanted = true;
    void tryVariants(session, exchange).then((outcomes) => {
      if (isWanted) setTried({ of: exchange, outcomes });
    });
    return () => {
      isWanted = false;
    };
  }, [session, exchange]);
  if (tried?.of !== exchange || tried.outcomes.length === 0) return null;
  return (
    <div className="what-if">
      <h4 title={say('Run on a fork of the data as it is now')}>{say('What if')}</h4>
      <dl>
        {tried.outcomes.map(({ variant, outcome }) => (
          <div key={variant.label}>
            <dt>{variant.label}</dt>
            <dd>{outcome.units === undefined ? outcome.note : `${outcome.units}, ${outcome.note}`}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A variant that can't be run, as when the workspace is just being handed over, is left out. */
async function tryVariants(session: Session, exchange: Exchange): Promise<Tried[]> {
  const tableName = exchange.trace?.events.find((event) => event.type === 'request.decoded')?.tableName;
  const table = session.store.getState().tables?.find(({ record }) => record.name === tableName)?.record;
  const tried = await Promise.all(
    variantsOf(exchange, table).map(async (variant): Promise<Tried[]> => {
      try {
        const answers = await session.connection.whatIf(variant.calls);
        const last = answers.at(-1);
        return last === undefined ? [] : [{ variant, outcome: outcomeOf(last) }];
      } catch {
        return [];
      }
    }),
  );
  return tried.flat();
}
