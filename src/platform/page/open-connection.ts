/** The workspaces of this browser: opened, listed, deleted. */
import type { Connection } from '#session/connection.ts';
import { databaseName } from '../disk/database-name.ts';
import { PageConnection } from './page-connection.ts';

/** Where a learner starts. */
export const sandbox = 'sandbox';

const form = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** A workspace's name: letters, digits and dashes, as in `lesson-your-first-table`. */
export const isWorkspaceName = (name: string): boolean => form.test(name);

/** Opens a workspace, or begins it. Never rejects for want of storage: `storage()` tells what there is. */
export function openConnection(workspace: string): Promise<Connection> {
  if (!isWorkspaceName(workspace)) {
    return Promise.reject(new Error('The name of a workspace is up to 64 small letters, digits and dashes.'));
  }
  return PageConnection.open(
    workspace,
    () => new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module', name: `workspace ${workspace}` }),
  );
}

/** Names of the workspaces that are stored, in order. Empty where the browser tells none. */
export async function listWorkspaces(): Promise<string[]> {
  const prefix = databaseName('');
  try {
    const databases = await indexedDB.databases();
    const names = databases.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
    return names.map((name) => name.slice(prefix.length)).filter(isWorkspaceName).sort();
  } catch {
    return [];
  }
}

/** Deletes a workspace with all that is in it. Rejects with a `DiskError` while another tab holds on to it. */
export async function deleteWorkspace(workspace: string): Promise<void> {
  // Seldom wanted, so not among what every visit loads first.
  const { deleteDatabase } = await import('../disk/indexeddb-database.ts');
  await deleteDatabase(workspace);
}
