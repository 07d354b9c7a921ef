/** What becomes of a draft that is left on purpose. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { say } from '#texts/say.ts';

export interface DiscardDialogProps {
  readonly onClose: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

export function DiscardDialog({ onClose, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Modal
      visible
      header={say('Leave the draft?')}
      closeAriaLabel={say('Close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" onClick={onDiscard}>
              {say('Discard it')}
            </Button>
            <Button formAction="none" variant="primary" onClick={onKeep}>
              {say('Keep it for later')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {say('Nothing of it was written to the table. A draft that is kept stands here again when you come back.')}
    </Modal>
  );
}
