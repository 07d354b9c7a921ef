/** "Explore items": the read that is asked for, what it returned, and one item of it looked at closely. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { AttributeMap } from '#engine';
import { itemsOf } from '#session/answer.ts';
import { exploreDeskOf } from '#session/explore-desk.ts';
import { helpPanel } from '#session/help-panel.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { useMinWidth } from '#ui/kit/use-min-width.ts';
import { useSession } from '#ui/session-context.tsx';
import { DeleteItems } from './delete-items.tsx';
import { ItemAside } from './item-aside.tsx';
import { ReadForm } from './read-form.tsx';
import { ResultsPane } from './results-pane.tsx';
import './explore-screen.css';

/** What the results and the item need beside each other, and what the help takes of it. */
const besideFrom = 1200;
const helpWidth = 300;

export function ExploreScreen({ table }: { readonly table: TableSummary }) {
  const session = useSession();
  const desk = exploreDeskOf(session, table.record);
  const { read, opened } = useStore(desk.store);
  const [doomed, setDoomed] = useState<readonly AttributeMap[]>();
  const isHelping = useStore(helpPanel, (state) => state.isOpen);
  const isWide = useMinWidth(isHelping ? besideFrom + helpWidth : besideFrom);
  const item = opened === undefined || read === undefined ? undefined : itemsOf(read.exchange)?.[opened];
  return (
    <div className="explore" data-open={item !== undefined && isWide}>
      <h1 className="visually-hidden">{say('Explore items of {name}', { name: table.record.name })}</h1>
      <div className="explore-main">
        <ReadForm table={table.record} desk={desk} />
        <ResultsPane table={table} desk={desk} onDelete={setDoomed} />
      </div>
      {item !== undefined && read !== undefined && <ItemAside table={table.record} desk={desk} read={read} item={item} isDialog={!isWide} onDelete={(key) => setDoomed([key])} />}
      {doomed !== undefined && <DeleteItems table={table.record} keys={doomed} onClose={() => (setDoomed(undefined), desk.choose(new Set()))} />}
    </div>
  );
}
