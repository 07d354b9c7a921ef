/** Makes a backup of a table as it is now. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { backupNameAt } from '#session/backups.ts';
import { formatBytes, formatCount, formatDollars } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { priceBook } from '#session/prices.ts';
import { useSession } from '#ui/session-context.tsx';
import { RequestDialog } from '../request-dialog.tsx';

export function CreateBackupDialog({ table, onClose }: { readonly table: TableSummary; readonly onClose: () => void }) {
  const session = useSession();
  const { record, itemCount, bytes } = table;
  const [name, setName] = useState(() => backupNameAt(record.name, session.store.getState().clock.nowMs));
  const problem = /^[a-zA-Z0-9_.-]{3,255}$/.test(name) ? undefined : 'Three to 255 letters, digits, dots, dashes and underscores.';
  return (
    <RequestDialog
      title={`Backup of ${record.name}`}
      operation="CreateBackup"
      input={{ TableName: record.name, BackupName: name }}
      submit="Create backup"
      blocked={problem}
      taken={`DynamoDB makes the backup ${name} of ${record.name}.`}
      onClose={onClose}
    >
      <FormField label="Name" description="For you: two backups may have the same." errorText={problem}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <p>
        {`It holds ${itemCount === 0 ? 'no items' : `${formatCount(itemCount, { one: '{n} item', other: '{n} items' })}, ${formatBytes(bytes)}`}, as they are when the request arrives. No throughput is used; it costs ${formatDollars(priceBook.backupGbMonth)} per GB and month.`}
      </p>
    </RequestDialog>
  );
}
