/** The backups of a table: each with what can be done with it. Those that DynamoDB has made cannot be deleted. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BackupSummary } from '#session/backups.ts';
import { formatBytes, formatDollars, formatMoment } from '#session/format.ts';
import { priceBook } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import { RequestDialog } from '../request-dialog.tsx';
import { RestoreBackupDialog } from './restore-dialog.tsx';

export interface BackupsPaneProps {
  readonly tableName: string;
  readonly backups: readonly BackupSummary[];
  /** The table is not there any more. */
  readonly isGone?: boolean;
}

interface Open {
  readonly dialog: 'restore' | 'delete';
  readonly backup: BackupSummary;
}

export function BackupsPane({ tableName, backups, isGone = false }: BackupsPaneProps) {
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${backups.length})`}
          description={isGone ? say('What is left of {tableName}, each a full copy of one moment.', { tableName }) : say('Full copies, each of one moment. They stay when the table is deleted.')}
        >
          {isGone ? say('Backups') : say('On-demand backups')}
        </Header>
      }
    >
      {backups.length === 0 ? (
        <p className="tables-note">
          {say('No backup yet. One before a risky change costs a moment: it uses no throughput, and {backupGbMonth} per GB and month until you delete it.', { backupGbMonth: formatDollars(priceBook.backupGbMonth) })}
        </p>
      ) : (
        <>
          <ul className="backups">
            {backups.toReversed().map((backup) => (
              <Backup key={backup.BackupArn} backup={backup} onOpen={(dialog) => setOpen({ dialog, backup })} />
            ))}
          </ul>
          <p className="tables-small">{say('Sizes are the table’s as DynamoDB had last counted it, which is up to six hours before.')}</p>
        </>
      )}
      {open?.dialog === 'restore' && <RestoreBackupDialog tableName={tableName} backup={open.backup} onClose={close} />}
      {open?.dialog === 'delete' && (
        <RequestDialog
          title={say('Delete backup {backupName}?', { backupName: open.backup.BackupName })}
          operation="DeleteBackup"
          input={{ BackupArn: open.backup.BackupArn }}
          submit={say('Delete')}
          taken={say('Backup {backupName} is deleted.', { backupName: open.backup.BackupName })}
          onClose={close}
        >
          <p>{say('The copy of {backupCreationDateTime} is gone then. In AWS it does not come back; here Undo takes the deletion back.', { backupCreationDateTime: formatMoment(open.backup.BackupCreationDateTime * 1000) })}</p>
          <p className="tables-note">{isGone
            ? say('The table is deleted already: this may be the last of it.')
            : say('{tableName} itself, its other backups and tables restored from this one stay as they are.', { tableName })}</p>
        </RequestDialog>
      )}
    </Container>
  );
}

interface BackupProps {
  readonly backup: BackupSummary;
  readonly onOpen: (dialog: Open['dialog']) => void;
}

function Backup({ backup, onOpen }: BackupProps) {
  const { BackupName: name, BackupStatus: status, BackupType: type, BackupCreationDateTime: made, BackupExpiryDateTime: ends, BackupSizeBytes: bytes } = backup;
  const isReady = status === 'AVAILABLE';
  const notReady = say('It is being made.');
  return (
    <li className="backup">
      <div className="backup-words">
        <span className="backup-name">{name}</span>
        <span className="tables-small">
          {`${formatMoment(made * 1000)} · ${status} · ${formatBytes(bytes)}`}
          {type === 'SYSTEM' && ends !== undefined && ` · ${say('made by DynamoDB when the table was deleted, free, until {ends}', { ends: formatMoment(ends * 1000) })}`}
        </span>
      </div>
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaLabel={say('Restore {name} of {made}', { name, made: formatMoment(made * 1000) })} disabled={!isReady} disabledReason={notReady} onClick={() => onOpen('restore')}>
          {say('Restore')}
        </Button>
        {type === 'USER' && (
          <Button ariaLabel={say('Delete {name} of {made}', { name, made: formatMoment(made * 1000) })} disabled={!isReady} disabledReason={notReady} onClick={() => onOpen('delete')}>
            {say('Delete')}
          </Button>
        )}
      </SpaceBetween>
    </li>
  );
}
