/** A dialog that ends in one request: what is asked, the request itself, and DynamoDB's refusal if it comes to that. */
import type { FormEvent, ReactNode } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'wouter';
import type { Exchange } from '#session/exchange.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { Refusal } from './refusal.tsx';
import { RequestPreview } from './request-preview.tsx';
import { useRequest } from './use-request.ts';

export interface RequestDialogProps {
  readonly title: string;
  readonly operation: string;
  readonly input: object;
  /** What the button says. */
  readonly submit: string;
  /** Why the button does nothing yet; absent when it does. */
  readonly blocked?: string | undefined;
  /** Said on the page when DynamoDB has taken the request. */
  readonly taken: string;
  readonly onClose: () => void;
  readonly onTaken?: (exchange: Exchange) => void;
  readonly children?: ReactNode;
}

export function RequestDialog(props: RequestDialogProps) {
  const { title, operation, input, submit, blocked, taken, onClose, onTaken, children } = props;
  const [location] = useLocation();
  const { travel } = useSession();
  const request = useRequest();
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (blocked !== undefined || request.isRunning) return;
    const mark = await travel.mark();
    const exchange = await request.send(operation, input);
    if (exchange === undefined) return;
    noticeTaken(exchange, taken, location, await travel.since(mark, 1));
    onClose();
    onTaken?.(exchange);
  };
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={say('Close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {say('Cancel')}
            </Button>
            <Button variant="primary" disabled={blocked !== undefined} disabledReason={blocked} loading={request.isRunning} onClick={() => void send()}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form onSubmit={(event) => void send(event)}>
        <SpaceBetween size="m">
          {children}
          <Refusal exchange={request.refused} />
          <ExpandableSection headerText={say('The request')}>
            <RequestPreview operation={operation} input={input} />
          </ExpandableSection>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
