/** Makes a new table from a backup, or from a table as it was at a moment. */
import { useEffect, useState } from 'react';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableRecord } from '#engine';
import {
  type BackupSummary,
  freeName,
  indexesOf,
  momentProblem,
  nameProblem,
  readBackupIndexes,
  readMoment,
  type Recovery,
  type RestorableIndex,
  restoreBackupInput,
  type RestoreForm,
  restoreMomentInput,
} from '#session/backups.ts';
import { formatDollars, formatMoment } from '#session/format.ts';
import { priceBook } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { RequestDialog } from '../request-dialog.tsx';

interface Target {
  readonly form: RestoreForm;
  readonly problem: string | undefined;
  readonly change: (change: Partial<RestoreForm>) => void;
}

function useTarget(sourceName: string): Target {
  const tables = useSessionState((state) => state.tables) ?? [];
  const names = tables.map(({ record }) => record.name);
  const [form, setForm] = useState<RestoreForm>(() => ({ target: freeName(`${sourceName}-restored`.slice(0, 250), names), without: [] }));
  return { form, problem: nameProblem(form.target, names), change: (change) => setForm({ ...form, ...change }) };
}

export function RestoreBackupDialog({ tableName, backup, onClose }: { readonly tableName: string; readonly backup: BackupSummary; readonly onClose: () => void }) {
  const session = useSession();
  const target = useTarget(tableName);
  const [indexes, setIndexes] = useState<readonly RestorableIndex[]>([]);
  const { BackupArn, BackupName, BackupCreationDateTime: made } = backup;
  useEffect(() => {
    let isWanted = true;
    readBackupIndexes(session, BackupArn).then(
      (found) => {
        if (isWanted) setIndexes(found);
      },
      // Then all of them are restored, as without a word on them.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, BackupArn]);
  return (
    <RequestDialog
      title={say('Restore {backupName}', { backupName: BackupName })}
      operation="RestoreTableFromBackup"
      input={restoreBackupInput(BackupArn, target.form, indexes)}
      submit={say('Restore')}
      blocked={target.problem}
      taken={say('DynamoDB makes the table {target} from the backup {backupName}.', { target: target.form.target, backupName: BackupName })}
      onClose={onClose}
    >
      <p>{say('A new table with the items of {made} (UTC).', { made: formatMoment(made * 1000) })}</p>
      <TargetFields target={target} indexes={indexes} />
    </RequestDialog>
  );
}

export function RestoreMomentDialog({ record, recovery, onClose }: { readonly record: TableRecord; readonly recovery: Recovery; readonly onClose: () => void }) {
  const target = useTarget(record.name);
  const [isLatest, setLatest] = useState(true);
  const [typed, setTyped] = useState(() => formatMoment(recovery.latestMs));
  const problem = isLatest ? undefined : momentProblem(typed, recovery);
  const indexes = indexesOf(record);
  const atMs = isLatest ? undefined : readMoment(typed);
  return (
    <RequestDialog
      title={say('Restore {name} to a point in time', { name: record.name })}
      operation="RestoreTableToPointInTime"
      input={restoreMomentInput(record.name, atMs, target.form, indexes)}
      submit={say('Restore')}
      blocked={problem ?? target.problem}
      taken={say('DynamoDB makes the table {target} from {name} as it was.', { target: target.form.target, name: record.name })}
      onClose={onClose}
    >
      <FormField label={say('Moment')}>
        <RadioGroup
          value={isLatest ? 'latest' : 'moment'}
          items={[
            { value: 'latest', label: say('The latest'), description: `${formatMoment(recovery.latestMs)} (UTC).` },
            { value: 'moment', label: say('Another second'), description: say('From {earliestMs} on.', { earliestMs: formatMoment(recovery.earliestMs) }) },
          ]}
          onChange={({ detail }) => setLatest(detail.value === 'latest')}
        />
      </FormField>
      {!isLatest && (
        <FormField label={say('Date and time')} description={say('In UTC. All writes up to this second are in the new table.')} errorText={problem}>
          <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      )}
      <TargetFields target={target} indexes={indexes} />
    </RequestDialog>
  );
}

function TargetFields({ target: { form, problem, change }, indexes }: { readonly target: Target; readonly indexes: readonly RestorableIndex[] }) {
  const toggle = (name: string, isKept: boolean): void =>
    change({ without: isKept ? form.without.filter((other) => other !== name) : [...form.without, name] });
  return (
    <SpaceBetween size="m">
      <FormField label={say('Name of the new table')} errorText={problem}>
        <Input value={form.target} onChange={({ detail }) => change({ target: detail.value })} />
      </FormField>
      {indexes.length > 0 && (
        <FormField label={say('Indexes')} description={say('Without them the restore is faster and cheaper. A local index can’t be added later.')}>
          {indexes.map(({ name, kind }) => (
            <Checkbox key={name} checked={!form.without.includes(name)} onChange={({ detail }) => toggle(name, detail.checked)}>
              {`${name}, ${kind}`}
            </Checkbox>
          ))}
        </FormField>
      )}
      <ExpandableSection headerText={say('What is not restored')}>
        <p>{say('Tags, streams and triggers, time to live, auto scaling, deletion protection, the resource policy, the table class, and point-in-time recovery itself: set them anew.')}</p>
      </ExpandableSection>
      <p className="tables-note">{say('It uses no throughput and costs {restoreGb} per GB, once. On AWS it takes minutes, here seconds.', { restoreGb: formatDollars(priceBook.restoreGb) })}</p>
    </SpaceBetween>
  );
}
