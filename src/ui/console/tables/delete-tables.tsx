/** Deletes tables, after the learner has typed that this is meant. Each is a request of its own. */
import { type FormEvent, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Exchange } from '#session/exchange.ts';
import { formatBytes, formatCount } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { allIndexesOf } from '#session/tables-facts.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { say, sayCount } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Refusal } from './refusal.tsx';
import { RequestPreview } from './request-preview.tsx';
import { useRequest } from './use-request.ts';

const confirmation = 'delete';

export interface DeleteTablesProps {
  readonly tables: readonly TableSummary[];
  readonly onClose: () => void;
  /** Called when DynamoDB has taken every request; then the list of tables is the screen to be on. */
  readonly onTaken?: () => void;
}

export function DeleteTables({ tables, onClose, onTaken }: DeleteTablesProps) {
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(tables);
  const { travel, connection } = useSession();
  const request = useRequest();
  const isConfirmed = typed.trim().toLowerCase() === confirmation;
  const remove = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (!isConfirmed || request.isRunning) return;
    const mark = await travel.mark();
    let last: Exchange | undefined;
    for (const table of left) {
      last = await request.send('DeleteTable', { TableName: table.record.name });
      if (last === undefined) return;
      setLeft((tablesLeft) => tablesLeft.filter((other) => other !== table));
    }
    if (last !== undefined) noticeTaken(last, takenWords(tables), routes.tables, await travel.since(mark, left.length));
    onClose();
    onTaken?.();
  };
  const names = left.map(({ record }) => record.name);
  const guarded = left.filter(({ record }) => record.deletionProtection).map(({ record }) => record.name);
  const recovered = left.filter(({ record }) => record.pointInTimeRecovery !== undefined).map(({ record }) => record.name);
  const title = tables.length === 1 ? say('Delete table {name}?', { name: tables[0]!.record.name }) : say('Delete {count} tables?', { count: tables.length });
  return (
    <Modal
      visible
      header={<span className="tables-name">{title}</span>}
      closeAriaLabel={say('Close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {say('Cancel')}
            </Button>
            <Button
              variant="primary"
              disabled={!isConfirmed}
              disabledReason={say('Type “{confirmation}” first.', { confirmation })}
              loading={request.isRunning}
              onClick={() => void remove()}
            >
              {say('Delete')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form onSubmit={(event) => void remove(event)}>
        <SpaceBetween size="m">
          <Alert type="warning" statusIconAriaLabel={say('Warning')}>
            {lossWords(left, connection.elsewhere !== undefined)}
          </Alert>
          {recovered.length > 0 && (
            <p className="tables-name">{say('Point-in-time recovery is on for {recovered}: DynamoDB keeps a backup of what was there for 35 days, free of charge.', { recovered: recovered.join(', ') })}</p>
          )}
          {guarded.length > 0 && <p className="tables-name">{say('Deletion protection is on for {guarded}. DynamoDB will refuse.', { guarded: guarded.join(', ') })}</p>}
          <FormField label={say('To confirm, type “{confirmation}”', { confirmation })}>
            <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} placeholder={confirmation} autoFocus autoComplete={false} />
          </FormField>
          <Refusal exchange={request.refused} />
          {names.length > 0 && (
            <ExpandableSection headerText={names.length === 1 ? say('The request') : say('The first of {count} requests', { count: names.length })}>
              <RequestPreview operation="DeleteTable" input={{ TableName: names[0] }} />
            </ExpandableSection>
          )}
        </SpaceBetween>
      </form>
    </Modal>
  );
}

function lossWords(tables: readonly TableSummary[], isElsewhere: boolean): string {
  const items = tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const indexes = tables.reduce((sum, { record }) => sum + allIndexesOf(record).length, 0);
  const what = [
    items === 0 ? say('No items') : `${formatCount(items, { one: '{n} item', other: '{n} items' })}, ${formatBytes(bytes)}`,
    ...(indexes === 0 ? [] : [sayCount(indexes, { one: '{n} index', other: '{n} indexes' })]),
  ];
  const fate = isElsewhere
    ? sayCount(tables.length, { one: 'A deleted table does not come back.', other: 'Deleted tables do not come back.' })
    : sayCount(tables.length, {
        one: 'In AWS a deleted table does not come back; here Undo takes the deletion back.',
        other: 'In AWS deleted tables do not come back; here Undo takes the deletion back.',
      });
  return `${say('{what} will be lost.', { what: what.join(`, ${say('and')} `) })} ${fate}`;
}

const takenWords = (tables: readonly TableSummary[]): string =>
  tables.length === 1 ? say('DynamoDB deletes {name}.', { name: tables[0]!.record.name }) : say('DynamoDB deletes {count} tables.', { count: tables.length });
