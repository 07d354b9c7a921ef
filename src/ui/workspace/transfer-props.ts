import type { Session } from '#session/session.ts';
import type { Transfer, WorkspaceTransfer } from '#session/workspace-transfer.ts';

/** What every pane needs that moves the workspace. */
export interface TransferProps {
  readonly session: Session;
  readonly transfer: WorkspaceTransfer;
  readonly state: Transfer;
}

/** One thing at a time: while this is under way, the others wait. */
export const isBusy = ({ kind }: Transfer): boolean =>
  kind === 'exporting' || kind === 'reading' || kind === 'importing' || kind === 'resetting';
