/** The items of a table: reading them, and writing one. */
import { lazy, Suspense } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLocation } from 'wouter';
import { itemAddressOf } from '#session/item-route.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { Notice } from '../tables/notice.tsx';
import { ExploreScreen } from './explore-screen.tsx';
import '../tables/page.css';
import './items.css';

const EditorScreen = lazy(() => import('./editor-screen.tsx'));

export default function ItemsPlace({ name }: { readonly name: string }) {
  const tables = useSessionState((state) => state.tables);
  if (tables === undefined) return null;
  const table = tables.find(({ record }) => record.name === name);
  return (
    <div className="tables-page items-place">
      <Notice />
      {table === undefined ? (
        <Nothing title={say('No such table')} words={say('There is no table named {name} in this workspace. It was deleted, or never made.', { name })} to={routes.tables} action={say('All tables')} />
      ) : (
        <Screen table={table} />
      )}
    </div>
  );
}

function Screen({ table }: { readonly table: TableSummary }) {
  const [location] = useLocation();
  const address = itemAddressOf(location);
  switch (address.screen) {
    case 'explore':
      return <ExploreScreen key={table.record.number} table={table} />;
    case 'unknown':
      return <Nothing title={say('No such item')} words={say('The address names no key.')} to={routes.items(table.record.name)} action={say('Explore items')} />;
    default:
      return (
        <Suspense fallback={null}>
          <EditorScreen key={location} table={table.record} subject={address} location={location} />
        </Suspense>
      );
  }
}

export interface NothingProps {
  readonly title: string;
  readonly words: string;
  readonly to: string;
  readonly action: string;
}

function Nothing({ title, words, to, action }: NothingProps) {
  return (
    <Container header={<Header variant="h1">{title}</Header>}>
      <div className="tables-stack">
        <p className="tables-name">{words}</p>
        <div className="tables-row">
          <Button variant="primary" href={hrefOf(to)}>
            {action}
          </Button>
        </div>
      </div>
    </Container>
  );
}
