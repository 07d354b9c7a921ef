/** What browsers throw, in words for the learner. Names: W3C IndexedDB 3.0, "Exceptions". */
import { DiskError, takenOverError } from './disk-error.ts';

export function explainIndexedDb(cause: unknown): unknown {
  if (!(cause instanceof DOMException)) return cause;
  switch (cause.name) {
    case 'QuotaExceededError':
      return new DiskError(
        'quota',
        'The browser has no room left for this workspace. Everything that was answered is stored; the request that did not fit is not. Free some disk space or delete another workspace, then reload the page.',
        cause,
      );
    case 'SecurityError':
      return blockedError(cause);
    case 'VersionError':
      return new DiskError(
        'newer',
        'A later version of Dynascope has opened this workspace. Nothing was changed. Reload the page to get that version.',
        cause,
      );
    // The key of the next batch is taken: somebody else has opened the workspace since.
    case 'ConstraintError':
      return takenOverError();
    default:
      return new DiskError(
        'failed',
        `The browser's storage gave an error (${cause.name}: ${cause.message}). Everything that was answered is stored. Reload the page; if it comes again, export the workspace and restart the browser.`,
        cause,
      );
  }
}

export const blockedError = (cause?: unknown): DiskError =>
  new DiskError(
    'blocked',
    'This browser window allows no storage, as some private windows and settings do. Nothing was changed. Go on in memory, and export the workspace before you close the tab; or allow storage for this site.',
    cause,
  );

/** Another tab asked for this connection to end, to update or to delete the database. */
export const closedForOthersError = (): DiskError =>
  new DiskError(
    'closed',
    'Another tab is updating or deleting this workspace, so this tab has let go of it. Everything that was answered is stored. Reload the page to go on.',
  );

export const terminatedError = (): DiskError =>
  new DiskError(
    'closed',
    "The browser has closed this workspace's storage, as it does when site data is cleared. Reload the page to see what is still there; what this tab shows can be exported before.",
  );

export const remadeSentence =
  'The browser found its storage damaged, as a crash or a full disk can leave it, and has thrown away all that this site had stored. This workspace is new. Import an export of the old one, if there is one.';

export const noAnswerError = (): DiskError =>
  new DiskError(
    'failed',
    "The browser's storage does not answer. Nothing was changed. Close other tabs of this page and reload; if it comes again, restart the browser.",
  );

export const deletionBlockedError = (): DiskError =>
  new DiskError(
    'in use',
    'Another tab still has this workspace open and does not let go of it. It will be deleted as soon as that tab is closed.',
  );
