/** No table yet: what will be here, and the two ways to a first one. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { useLocation } from 'wouter';
import type { Exchange } from '#session/exchange.ts';
import { loadSample, sampleItemCount, sampleTableName } from '#session/tables-sample.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';
import { Refusal } from './refusal.tsx';
import './no-tables.css';

export function NoTables() {
  const session = useSession();
  const elsewhere = useElsewhere();
  const [, navigate] = useLocation();
  const [isLoading, setLoading] = useState(false);
  const [refused, setRefused] = useState<Exchange>();
  const load = async (): Promise<void> => {
    setLoading(true);
    const refusal = await loadSample(session).finally(() => setLoading(false));
    setRefused(refusal);
    if (refusal === undefined) navigate(routes.table(sampleTableName));
  };
  return (
    <div className="tables-stack no-tables">
      <h2>{say('No tables yet')}</h2>
      <p>{say('A table holds items, and finds them by their primary key. Its name, status, keys, items and size stand here.')}</p>
      <div className="tables-row">
        <Button variant="primary" href={hrefOf(routes.createTable)}>
          {say('Create table')}
        </Button>
        {elsewhere === undefined && (
          <Button loading={isLoading} onClick={() => void load()}>
            {say('Load a sample')}
          </Button>
        )}
      </div>
      {elsewhere === undefined && (
        <p className="tables-small">
          {say('The sample is a table {sampleTableName} with {sampleItemCount} items and one index, made by two requests: CreateTable and BatchWriteItem.', {
            sampleTableName,
            sampleItemCount,
          })}
        </p>
      )}
      <Refusal exchange={refused} />
    </div>
  );
}
