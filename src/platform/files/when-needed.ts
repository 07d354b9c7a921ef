/**
 * Files of workspaces, written and read by code that comes when it is first needed: the checks of a file from anywhere
 * are much to download, and most visits have none.
 */
import type { Engine } from '#engine';
import type { WorkControl } from '#session/connection.ts';

const code = (): Promise<typeof import('./workspace-file.ts')> =>
  import('./workspace-file.ts').catch((cause: unknown) => {
    throw new Error('The part of Dynascope that reads and writes files did not come. Nothing was changed. Reload the page and try again.', { cause });
  });

/** Takes a fork, so that the engine may go on meanwhile. */
export async function writeWorkspaceFile(frozen: Engine, control?: WorkControl): Promise<Uint8Array> {
  return (await code()).writeWorkspaceFile(frozen, control);
}

/** Rejects with a sentence for the learner where the file can't be read. */
export async function readWorkspaceFile(file: Uint8Array, control?: WorkControl): Promise<Engine> {
  return (await code()).readWorkspaceFile(file, control);
}
