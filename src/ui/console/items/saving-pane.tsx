/** What saving a draft comes to: its weight, the units it takes, the request. */
import { useEffect, useState } from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { TableRecord } from '#engine';
import { type CostRow, savingRowsOf, weightFacts } from '#session/item-look.ts';
import { savingOf } from '#session/item-saving.ts';
import { weightOf } from '#session/item-weight.ts';
import { type ItemDraft, readDraft } from '#session/item-writing.ts';
import { targetOf } from '#session/operations.ts';
import { pricesOf } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { RequestPreview } from '../tables/request-preview.tsx';
import { CostRows } from './cost-rows.tsx';
import { WeightBar } from './weight-bar.tsx';

export function SavingPane({ table, draft }: { readonly table: TableRecord; readonly draft: ItemDraft }) {
  const read = readDraft(draft);
  const item = 'item' in read ? read.item : undefined;
  const weight = item && weightOf(item);
  const saving = item && savingOf(table, item, draft.base);
  const rows = useSavingRows(saving?.operation, saving === undefined ? undefined : JSON.stringify(saving.input));
  return (
    <>
      <Container header={<Header variant="h2">{say('Weight and price')}</Header>}>
        {weight === undefined ? (
          <p className="tables-note">{item === undefined
            ? say('Its weight is told when the draft can be read.')
            : say('It holds a number or a binary that DynamoDB can’t store, so it has no weight.')}</p>
        ) : (
          <WeightBar facts={weightFacts(weight)} />
        )}
        {rows !== undefined && (
          <>
            <CostRows label={say('What saving costs')} rows={rows} />
            <p className="tables-small">{`${pricesOf}.`}</p>
          </>
        )}
        {saving?.kind === 'another' && <p className="tables-note">{say('The key is another one. Saving makes a new item; the one that was read stays as it is.')}</p>}
      </Container>
      {saving !== undefined && (
        <Container>
          <RequestPreview operation={saving.operation} input={saving.input} />
        </Container>
      )}
    </>
  );
}

/** Nobody types faster than this, and a fork is not asked at every key. */
const pauseMs = 350;

/** What the request would take, asked of a fork; nothing where it would be refused. */
function useSavingRows(operation: string | undefined, body: string | undefined): readonly CostRow[] | undefined {
  const { connection } = useSession();
  const [known, setKnown] = useState<{ readonly body: string; readonly rows: readonly CostRow[] | undefined }>();
  useEffect(() => {
    if (operation === undefined || body === undefined) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const [answer] = await connection.whatIf([{ target: targetOf(operation), body }]);
      if (isWanted) setKnown({ body, rows: savingRowsOf(answer) });
    };
    // When the workspace is closing there is nobody left to tell.
    const timer = setTimeout(() => void ask().catch(() => undefined), pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [connection, operation, body]);
  return body === undefined ? undefined : known?.rows;
}
