/** What can go wrong between a workspace and the world, told so that a learner knows what to do. */

/**
 * - quota: there is no room left;
 * - blocked: this place may not be written, as in some private windows or a read-only directory;
 * - in use: another tab or process has the workspace;
 * - closed: the connection was closed, by us or by the browser;
 * - damaged: what is stored can't be read, and without it the rest means nothing;
 * - newer: a later version of Dynascope wrote it;
 * - failed: the storage gave another error, which is the `cause`.
 */
export type DiskProblem = 'quota' | 'blocked' | 'in use' | 'closed' | 'damaged' | 'newer' | 'failed';

export class DiskError extends Error {
  override readonly name = 'DiskError';
  readonly kind: DiskProblem;

  /** The message says what happened, what is safe, and what to do. */
  constructor(kind: DiskProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
  }
}

export const closedError = (): DiskError =>
  new DiskError('closed', 'The workspace was closed. Everything that was answered is stored. Open it again to go on.');

export const takenOverError = (): DiskError =>
  new DiskError(
    'in use',
    'Another tab has taken over this workspace. Everything that was answered is stored. Go on in the other tab, or reload this one.',
  );
