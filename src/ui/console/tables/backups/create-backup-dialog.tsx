/** Makes a backup of a table as it is now. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { backupNameAt } from '#session/backups.ts';
import { formatBytes, formatCount, formatDollars } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { priceBook } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { RequestDialog } from '../request-dialog.tsx';

export function CreateBackupDialog({ table, onClose }: { readonly table: TableSummary; readonly onClose: () => void }) {
  const session = useSession();
  const { record, itemCount, bytes } = table;
  const [name, setName] = useState(() => backupNameAt(record.name, session.store.getState().clock.nowMs));
  const problem = /^[a-zA-Z0-9_.-]{3,255}$/.test(name) ? undefined : say('Three to 255 letters, digits, dots, dashes and underscores.');
  return (
    <RequestDialog
      title={say('Backup of {name}', { name: record.name })}
      operation="CreateBackup"
      input={{ TableName: record.name, BackupName: name }}
      submit={say('Create backup')}
      blocked={problem}
      taken={say('DynamoDB makes the backup {name} of {record}.', { name, record: record.name })}
      onClose={onClose}
    >
      <FormField label={say('Name')} description={say('For you: two backups may have the same.')} errorText={problem}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <p>
        {itemCount === 0 ? say('It holds no items, as they are when the request arrives. No throughput is used; it costs {backupGbMonth} per GB and month.', { backupGbMonth: formatDollars(priceBook.backupGbMonth) }) : say('It holds {items}, {bytes}, as they are when the request arrives. No throughput is used; it costs {backupGbMonth} per GB and month.', {
          items: formatCount(itemCount, { one: '{n} item', other: '{n} items' }),
          bytes: formatBytes(bytes),
          backupGbMonth: formatDollars(priceBook.backupGbMonth),
        })}
      </p>
    </RequestDialog>
  );
}
