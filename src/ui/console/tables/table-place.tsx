/** One table: its screens, or word that there is none of this name. */
import { lazy, Suspense } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { NotThere, type NotThereProps } from '#ui/elsewhere/not-there.tsx';
import { noBackups, noMonitor } from '#ui/elsewhere/places.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf, type TableScreen } from './address.ts';
import { BackupsOfGone, BackupsScreen } from './backups/backups-screen.tsx';
import { CreateIndexScreen } from './create-index-screen.tsx';
import { IndexesScreen } from './indexes-screen.tsx';
import { Notice } from './notice.tsx';
import { OverviewScreen } from './overview-screen.tsx';
import { SettingsScreen } from './settings-screen.tsx';
import { StreamScreen } from './stream-screen.tsx';
import './page.css';

/** Its charts are a chunk of their own. */
const MonitorScreen = lazy(() => import('../monitor/monitor-screen.tsx'));

export interface TablePlaceProps {
  readonly name: string;
  readonly screen: Exclude<TableScreen, 'items'>;
}

export default function TablePlace({ name, screen }: TablePlaceProps) {
  const tables = useSessionState((state) => state.tables);
  const isElsewhere = useElsewhere() !== undefined;
  if (tables === undefined) return null;
  const missing = isElsewhere ? notThere[screen] : undefined;
  const table = tables.find(({ record }) => record.name === name);
  return (
    <div className="tables-page">
      <Notice />
      {table === undefined ? <Missing name={name} /> : missing === undefined ? screenOf(screen, table) : <NotThere {...missing} />}
    </div>
  );
}

/** What another engine does not tell. */
const notThere: Partial<Record<TableScreen, NotThereProps>> = { monitor: noMonitor, backups: noBackups };

function screenOf(screen: TablePlaceProps['screen'], table: Parameters<typeof OverviewScreen>[0]['table']) {
  switch (screen) {
    case 'overview':
      return <OverviewScreen table={table} />;
    case 'indexes':
      return <IndexesScreen table={table} />;
    case 'create index':
      return <CreateIndexScreen table={table} />;
    case 'monitor':
      return (
        <Suspense fallback={null}>
          <MonitorScreen table={table} />
        </Suspense>
      );
    case 'stream':
      return <StreamScreen table={table} />;
    case 'backups':
      return <BackupsScreen table={table} />;
    case 'settings':
      return <SettingsScreen table={table} />;
  }
}

function Missing({ name }: { readonly name: string }) {
  const isElsewhere = useElsewhere() !== undefined;
  return (
    <>
      <Container header={<Header variant="h1">{say('No such table')}</Header>}>
        <div className="tables-stack">
          <p className="tables-name">{say('There is no table named {name} in this workspace. It was deleted, or never made.', { name })}</p>
          <div className="tables-row">
            <Button variant="primary" href={hrefOf(routes.tables)}>
              {say('All tables')}
            </Button>
            <Button href={hrefOf(routes.createTable)}>{say('Create table')}</Button>
          </div>
        </div>
      </Container>
      {!isElsewhere && <BackupsOfGone name={name} />}
    </>
  );
}
