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
      title={`Restore ${BackupName}`}
      operation="RestoreTableFromBackup"
      input={restoreBackupInput(BackupArn, target.form, indexes)}
      submit="Restore"
      blocked={target.problem}
      taken={`DynamoDB makes the table ${target.form.target} from the backup ${BackupName}.`}
      onClose={onClose}
    >
      <p>{`A new table with the items of ${formatMoment(made * 1000)} (UTC).`}</p>
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
      title={`Restore ${record.name} to a point in time`}
      operation="RestoreTableToPointInTime"
      input={restoreMomentInput(record.name, atMs, target.form, indexes)}
      submit="Restore"
      blocked={problem ?? target.problem}
      taken={`DynamoDB makes the table ${target.form.target} from ${record.name} as it was.`}
      onClose={onClose}
    >
      <FormField label="Moment">
        <RadioGroup
          value={isLatest ? 'latest' : 'moment'}
          items={[
            { value: 'latest', label: 'The latest', description: `${formatMoment(recovery.latestMs)} (UTC).` },
            { value: 'moment', label: 'Another second', description: `From ${formatMoment(recovery.earliestMs)} on.` },
          ]}
          onChange={({ detail }) => setLatest(detail.value === 'latest')}
        />
      </FormField>
      {!isLatest && (
        <FormField label="Date and time" description="In UTC. All writes up to this second are in the new table." errorText={problem}>
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
      <FormField label="Name of the new table" errorText={problem}>
        <Input value={form.target} onChange={({ detail }) => change({ target: detail.value })} />
      </FormField>
      {indexes.length > 0 && (
        <FormField label="Indexes" description="Without them the restore is faster and cheaper. A local index can’t be added later.">
          {indexes.map(({ name, kind }) => (
            <Checkbox key={name} checked={!form.without.includes(name)} onChange={({ detail }) => toggle(name, detail.checked)}>
              {`${name}, ${kind}`}
            </Checkbox>
          ))}
        </FormField>
      )}
      <ExpandableSection headerText="What is not restored">
        <p>Tags, streams and triggers, time to live, auto scaling, deletion protection, the resource policy, the table class, and point-in-time recovery itself: set them anew.</p>
      </ExpandableSection>
      <p className="tables-note">{`It uses no throughput and costs ${formatDollars(priceBook.restoreGb)} per GB, once. On AWS it takes minutes, here seconds.`}</p>
    </SpaceBetween>
  );
}
