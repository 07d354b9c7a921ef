/** Switches point-in-time recovery on and off, or gives it another window. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type Recovery, recoveryDaysMax, recoveryInput } from '#session/backups.ts';
import { formatDuration } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { RequestDialog } from '../request-dialog.tsx';

export interface RecoveryDialogProps {
  readonly table: TableSummary;
  readonly recovery: Recovery | undefined;
  readonly change: 'on' | 'off' | 'window';
  readonly onClose: () => void;
}

export function RecoveryDialog({ table: { record }, recovery, change, onClose }: RecoveryDialogProps) {
  const [typed, setTyped] = useState(String(recovery?.days ?? recoveryDaysMax));
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  const problem = change === 'off' || (days >= 1 && days <= recoveryDaysMax) ? undefined : `From 1 to ${recoveryDaysMax} days.`;
  const { name } = record;
  const titles = { on: `Point-in-time recovery of ${name}`, off: `Switch off point-in-time recovery of ${name}?`, window: `Window of ${name}` };
  const words = days === 1 ? 'the last day' : `the last ${days} days`;
  return (
    <RequestDialog
      title={titles[change]}
      operation="UpdateContinuousBackups"
      input={recoveryInput(name, change === 'off' ? undefined : days)}
      submit={{ on: 'Switch on', off: 'Switch off', window: 'Change' }[change]}
      blocked={problem}
      taken={change === 'off' ? `${name} can no longer be restored to a point in time.` : `${name} can be restored to any second of ${words}, as far as it was on.`}
      onClose={onClose}
    >
      {change === 'off' ? (
        <p>
          {`All that it could go back to is dropped at once: ${formatDuration((recovery?.latestMs ?? 0) - (recovery?.earliestMs ?? 0))}. Switched on again, it begins anew. On-demand backups stay.`}
        </p>
      ) : (
        <FormField
          label="Window, days"
          description={change === 'window' ? 'A shorter window drops older moments at once; a longer one fills day by day.' : 'How far back the table can go. The price is the same for all.'}
          constraintText={`From 1 to ${recoveryDaysMax}.`}
          errorText={problem}
        >
          <Input value={typed} inputMode="numeric" onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      )}
    </RequestDialog>
  );
}
