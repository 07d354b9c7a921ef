/** The two ways back: any second of a window, and copies of single moments. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { BackupsPane } from './backups-pane.tsx';
import { CreateBackupDialog } from './create-backup-dialog.tsx';
import { RecoveryPane } from './recovery-pane.tsx';
import { useBackups } from './use-backups.ts';
import './backups-screen.css';

export function BackupsScreen({ table }: { readonly table: TableSummary }) {
  const { record } = table;
  const reading = useBackups(record.name);
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <Header
        variant="h1"
        description={say('Two ways back. Both restore to a new table, and neither uses throughput.')}
        actions={
          <Button variant="primary" disabled={reading === undefined} disabledReason={say('The table is not ready yet.')} onClick={() => setCreating(true)}>
            {say('Create backup')}
          </Button>
        }
      >
        {say('Backups')}
      </Header>
      {reading === undefined ? (
        <p className="tables-note">{record.status === 'CREATING' ? say('A table that is being made has no backups yet.') : ''}</p>
      ) : (
        <>
          <RecoveryPane table={table} recovery={reading.recovery} />
          <BackupsPane tableName={record.name} backups={reading.backups} />
        </>
      )}
      {isCreating && <CreateBackupDialog table={table} onClose={() => setCreating(false)} />}
    </>
  );
}

/** What is left of a table that is not there any more; nothing where nothing is. */
export function BackupsOfGone({ name }: { readonly name: string }) {
  const reading = useBackups(name, true);
  if (reading === undefined || reading.backups.length === 0) return null;
  return <BackupsPane tableName={name} backups={reading.backups} isGone />;
}
