/** Switches point-in-time recovery on and off, or gives it another window. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type Recovery, recoveryDaysMax, recoveryInput } from '#session/backups.ts';
import { formatDuration } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say, sayCount } from '#texts/say.ts';
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
  const problem = change === 'off' || (days >= 1 && days <= recoveryDaysMax) ? undefined : say('From 1 to {recoveryDaysMax} days.', { recoveryDaysMax });
  const { name } = record;
  const titles = { on: say('Point-in-time recovery of {name}', { name }), off: say('Switch off point-in-time recovery of {name}?', { name }), window: say('Window of {name}', { name }) };
  const span = sayCount(days, { one: 'the last day', other: 'the last {n} days' });
  return (
    <RequestDialog
      title={titles[change]}
      operation="UpdateContinuousBackups"
      input={recoveryInput(name, change === 'off' ? undefined : days)}
      submit={{ on: say('Switch on'), off: say('Switch off'), window: say('Change') }[change]}
      blocked={problem}
      taken={change === 'off' ? say('{name} can no longer be restored to a point in time.', { name }) : say('{name} can be restored to any second of {span}, as far as it was on.', {
        name,
        span,
      })}
      onClose={onClose}
    >
      {change === 'off' ? (
        <p>
          {say('All that it could go back to is dropped at once: {latestMs}. Switched on again, it begins anew. On-demand backups stay.', { latestMs: formatDuration((recovery?.latestMs ?? 0) - (recovery?.earliestMs ?? 0)) })}
        </p>
      ) : (
        <FormField
          label={say('Window, days')}
          description={change === 'window' ? say('A shorter window drops older moments at once; a longer one fills day by day.') : say('How far back the table can go. The price is the same for all.')}
          constraintText={say('From 1 to {recoveryDaysMax}.', { recoveryDaysMax })}
          errorText={problem}
        >
          <Input value={typed} inputMode="numeric" onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      )}
    </RequestDialog>
  );
}
