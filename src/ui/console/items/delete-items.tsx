/** Deletes items, a DeleteItem each. What is refused is told, and what was deleted before stays deleted. */
import { useRef, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Modal from '@cloudscape-design/components/modal';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AttributeMap, TableRecord } from '#engine';
import { formatCount, formatDollars, formatNumber, formatUnits } from '#session/format.ts';
import { nameOf } from '#session/explore-rows.ts';
import { deletionInput, deleteItems, type Deletion } from '#session/item-deletion.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { say, sayCount } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Refusal } from '../tables/refusal.tsx';
import { RequestPreview } from '../tables/request-preview.tsx';

export interface DeleteItemsProps {
  readonly table: TableRecord;
  readonly keys: readonly AttributeMap[];
  readonly onClose: () => void;
}

/** More names would only push the buttons out of sight. */
const namesMax = 5;

export function DeleteItems({ table, keys, onClose }: DeleteItemsProps) {
  const session = useSession();
  const [left, setLeft] = useState(keys);
  const [progress, setProgress] = useState<Deletion>();
  const [isRunning, setRunning] = useState(false);
  const stop = useRef(new AbortController());
  const remove = async (): Promise<void> => {
    stop.current = new AbortController();
    setRunning(true);
    const mark = await session.travel.mark();
    const end = await deleteItems(session, table, left, { signal: stop.current.signal, onProgress: setProgress });
    const undo = await session.travel.since(mark, end.deleted);
    setRunning(false);
    setProgress(end);
    setLeft(end.left);
    if (end.left.length > 0) return;
    if (end.taken !== undefined) noticeTaken(end.taken, takenWords(end, keys.length), routes.items(table.name), undo);
    onClose();
  };
  const close = (): void => (isRunning ? stop.current.abort() : onClose());
  const gone = keys.length - (progress?.left.length ?? keys.length);
  const isOver = progress !== undefined && !isRunning;
  return (
    <Modal
      visible
      header={formatCount(keys.length, { one: 'Delete item?', other: 'Delete {n} items?' })}
      closeAriaLabel={say('Close')}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {isRunning ? say('Stop') : isOver ? say('Close') : say('Cancel')}
            </Button>
            <Button variant="primary" loading={isRunning} onClick={() => void remove()}>
              {isOver ? say('Try {items} again', { items: formatCount(left.length, { one: '{n} item', other: '{n} items' }) }) : say('Delete')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ul className="items-names">
          {left.slice(0, namesMax).map((key, at) => (
            <li key={at} className="mono">
              {nameOf(key, table)}
            </li>
          ))}
          {left.length > namesMax && <li>{say('and {count} more', { count: formatNumber(left.length - namesMax, 0) })}</li>}
        </ul>
        {progress === undefined ? (
          <p>{fateWords(keys.length, session.connection.elsewhere !== undefined)}</p>
        ) : (
          <>
            <ProgressBar
              value={(100 * gone) / keys.length}
              label={say('{gone} of {items} deleted', { gone: formatNumber(gone, 0), items: formatCount(keys.length, { one: '{n} item', other: '{n} items' }) })}
              additionalInfo={costWords(progress)}
            />
            {isOver && <p>{endWords(progress)}</p>}
          </>
        )}
        <Refusal exchange={progress?.refused} />
        {left[0] !== undefined && (
          <ExpandableSection headerText={left.length === 1 ? say('The request') : say('The first of {count} requests', { count: formatNumber(left.length, 0) })}>
            <RequestPreview operation="DeleteItem" input={deletionInput(table, left[0])} />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Modal>
  );
}

function fateWords(count: number, isElsewhere: boolean): string {
  const fate = isElsewhere
    ? sayCount(count, { one: 'A deleted item does not come back.', other: 'Deleted items do not come back.' })
    : sayCount(count, {
        one: 'In AWS a deleted item does not come back; here Undo takes the deletion back.',
        other: 'In AWS deleted items do not come back; here Undo takes the deletion back.',
      });
  return count === 1 ? fate : `${say('One DeleteItem each.')} ${fate}`;
}

/** Without a price where another engine has answered. */
const costWords = ({ writeUnits, dollars, taken }: Deletion): string =>
  taken?.trace === undefined ? formatUnits(writeUnits, 'write') : `${formatUnits(writeUnits, 'write')}, ${formatDollars(dollars)}`;

const takenWords = (deletion: Deletion, count: number): string => `${formatCount(count, { one: '{n} item deleted', other: '{n} items deleted' })}: ${costWords(deletion)}.`;

function endWords({ deleted, refusals, left }: Deletion): string {
  const untouched = left.length - refusals;
  return [
    formatCount(deleted, { one: '{n} item deleted.', other: '{n} items deleted.' }),
    ...(refusals > 0 ? [say('{refusals} refused, the last one with the error below.', { refusals: formatNumber(refusals, 0) })] : []),
    ...(untouched > 0 ? [formatCount(untouched, { one: '{n} item not asked for.', other: '{n} items not asked for.' })] : []),
  ].join(' ');
}
