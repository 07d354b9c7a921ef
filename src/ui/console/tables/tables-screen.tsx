/** The tables, or the way to a first one. The list is a chunk of its own: a learner who has no table yet needn't wait for it. */
import { lazy, Suspense } from 'react';
import Container from '@cloudscape-design/components/container';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { Notice } from './notice.tsx';
import { NoTables } from './no-tables.tsx';
import { TablesHeader } from './tables-header.tsx';
import './page.css';

const TableList = lazy(() => import('./table-list.tsx'));
const LostTables = lazy(() => import('./backups/lost-tables.tsx'));

export default function TablesScreen() {
  const tables = useSessionState((state) => state.tables);
  const isElsewhere = useElsewhere() !== undefined;
  if (tables === undefined) return null;
  return (
    <div className="tables-page">
      <Notice />
      {tables.length === 0 ? (
        <Container header={<TablesHeader count={0} />}>
          <NoTables />
        </Container>
      ) : (
        <Suspense fallback={null}>
          <TableList tables={tables} />
        </Suspense>
      )}
      {!isElsewhere && (
        <Suspense fallback={null}>
          <LostTables />
        </Suspense>
      )}
    </div>
  );
}
