/** "Explore items": the read that is asked for, what it returned, and one item of it looked at closely. */
import { useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { AttributeMap } from '#engine';
import { itemsOf } from '#session/answer.ts';
import { exploreDeskOf } from '#session/explore-desk.ts';
import type { TableSummary } from '#session/session.ts';
import { useSession } from '#ui/session-context.tsx';
import { DeleteItems } from './delete-items.tsx';
import { ItemAside } from './item-aside.tsx';
import { ReadForm } from './read-form.tsx';
import { ResultsPane } from './results-pane.tsx';
import './explore-screen.css';

const wide = matchMedia('(min-width: 1200px)');

export function ExploreScreen({ table }: { readonly table: TableSummary }) {
  const session = useSession();
  const desk = exploreDeskOf(session, table.record);
  const { read, opened } = useStore(desk.store);
  const [doomed, setDoomed] = useState<readonly AttributeMap[]>();
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  const item = opened === undefined || read === undefined ? undefined : itemsOf(read.exchange)?.[opened];
  return (
    <div className="explore" data-open={item !== undefined && isWide}>
      <h1 className="visually-hidden">{`Explore items of ${table.record.name}`}</h1>
      <div className="explore-main">
        <ReadForm table={table.record} desk={desk} />
        <ResultsPane table={table} desk={desk} onDelete={setDoomed} />
      </div>
      {item !== undefined && read !== undefined && <ItemAside table={table.record} desk={desk} read={read} item={item} isDialog={!isWide} onDelete={(key) => setDoomed([key])} />}
      {doomed !== undefined && <DeleteItems table={table.record} keys={doomed} onClose={() => (setDoomed(undefined), desk.choose(new Set()))} />}
    </div>
  );
}

function subscribe(tell: () => void): () => void {
  wide.addEventListener('change', tell);
  return () => wide.removeEventListener('change', tell);
}
