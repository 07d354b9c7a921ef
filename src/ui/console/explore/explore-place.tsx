/** The items of a table: exploring them, writing one. */
import { useLocation } from 'wouter';
import type { AttributeMap } from '#engine';
import { keyOfAddress } from '#session/item-address.ts';
import type { TableSummary } from '#session/session.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Notice } from '../tables/notice.tsx';
import { EditorScreen } from './editor-screen.tsx';
import { ExploreScreen } from './explore-screen.tsx';
import { NoItem } from './no-item.tsx';
import '../tables/page.css';
import './explore.css';

export default function ExplorePlace({ name }: { readonly name: string }) {
  const [location] = useLocation();
  const tables = useSessionState((state) => state.tables);
  if (tables === undefined) return null;
  const table = tables.find(({ record }) => record.name === name);
  return (
    <div className="tables-page">
      <Notice />
      {table === undefined ? (
        <NoItem words={`There is no table named ${name} in this workspace. It was deleted, or never made.`} back={routes.tables} />
      ) : (
        <Screen table={table} below={location.split('/')[4]} location={location} />
      )}
    </div>
  );
}

interface ScreenProps {
  readonly table: TableSummary;
  /** What stands behind `items/` in the address. */
  readonly below: string | undefined;
  readonly location: string;
}

function Screen({ table, below, location }: ScreenProps) {
  if (below === undefined || below === '') return <ExploreScreen key={table.record.name} table={table} />;
  if (below === 'new') return <EditorScreen key={location} table={table} address={location} itemKey={undefined} />;
  const itemKey: AttributeMap | undefined = keyOfAddress(below);
  if (itemKey === undefined) return <NoItem words="This address names no item." back={routes.items(table.record.name)} />;
  return <EditorScreen key={location} table={table} address={location} itemKey={itemKey} />;
}
