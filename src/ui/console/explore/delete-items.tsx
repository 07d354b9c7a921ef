/** Deletes items, a DeleteItem each. What was deleted before it was stopped or refused stays deleted, and is told. */
import { useRef, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Modal from '@cloudscape-design/components/modal';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AttributeMap, TableRecord } from '#engine';
import { formatCount } from '#session/format.ts';
import { primaryKeyOf } from '#session/table-keys.ts';
import { Refusal } from '../tables/refusal.tsx';
import { RequestPreview } from '../tables/request-preview.tsx';
import { useRequest } from '../tables/use-request.ts';

export interface DeleteItemsProps {
  readonly table: TableRecord;
  readonly items: readonly AttributeMap[];
  readonly onClose: () => void;
  /** Called when at least one was deleted and the box closes. */
  readonly onDeleted: () => void;
}

export function DeleteItems({ table, items, onClose, onDeleted }: DeleteItemsProps) {
  const keys = items.map((item) => primaryKeyOf(table, item)).filter((key) => key !== undefined);
  const request = useRequest();
  const [done, setDone] = useState(0);
  const [isStopping, setStopping] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const stop = useRef(false);
  const input = (Key: AttributeMap): object => ({ TableName: table.name, Key, ReturnConsumedCapacity: 'INDEXES' });
  const close = (): void => {
    onClose();
    if (done > 0) onDeleted();
  };
  /** True when all are deleted; false when it was stopped, or one was refused. */
  const removeAll = async (): Promise<boolean> => {
    for (let at = done; at < keys.length; at++) {
      if (stop.current || (await request.send('DeleteItem', input(keys[at]!))) === undefined) return false;
      setDone(at + 1);
    }
    return true;
  };
  const remove = async (): Promise<void> => {
    stop.current = false;
    setBusy(true);
    const isDone = await removeAll();
    setBusy(false);
    setStopping(false);
    if (!isDone) return;
    onClose();
    onDeleted();
  };
  return (
    <Modal
      visible
      header={`Delete ${formatCount(keys.length, 'item')}?`}
      closeAriaLabel="Close"
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {isBusy ? (
              <Button
                disabled={isStopping}
                onClick={() => {
                  stop.current = true;
                  setStopping(true);
                }}
              >
                Stop
              </Button>
            ) : (
              <Button variant="link" onClick={close}>
                {done === 0 ? 'Cancel' : 'Close'}
              </Button>
            )}
            <Button variant="primary" loading={isBusy} disabled={keys.length === 0 || isStopping} onClick={() => void remove()}>
              {done === 0 ? 'Delete' : 'Go on'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {done === 0 && <p>{`${keys.length === 1 ? 'It does' : 'They do'} not come back. Each costs at least 1 WCU, whether it is still there or not.`}</p>}
        {keys.length < items.length && (
          <Alert type="warning" statusIconAriaLabel="Warning">
            {`${formatCount(items.length - keys.length, 'item')} came without a part of the key and can’t be deleted from here.`}
          </Alert>
        )}
        {keys.length > 1 && <ProgressBar ariaLabel="Deleted" value={(100 * done) / keys.length} additionalInfo={`${done} of ${keys.length} deleted`} />}
        <Refusal exchange={request.refused} />
        {keys[done] !== undefined && (
          <ExpandableSection headerText={keys.length === 1 ? 'The request' : `Request ${done + 1} of ${keys.length}`}>
            <RequestPreview operation="DeleteItem" input={input(keys[done]!)} />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Modal>
  );
}
