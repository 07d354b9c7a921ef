/**
 * What the learner calls the workspaces. A workspace's own name is that of its database and never changes;
 * what it is called stands beside it in this browser, and may.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { say } from '#texts/say.ts';

export type WorkspaceNames = Readonly<Record<string, string>>;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'dynascope-workspace-names';
export const workspaceTitleMax = 40;

export function createNames(shelf: Shelf | undefined): StoreApi<WorkspaceNames> {
  const store = createStore<WorkspaceNames>(() => read(shelf));
  store.subscribe((names) => {
    try {
      shelf?.setItem(key, JSON.stringify(names));
    } catch {
      // Then they are forgotten with the tab, and the workspaces are called by their own names.
    }
  });
  return store;
}

function read(shelf: Shelf | undefined): WorkspaceNames {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(key) ?? '{}');
    const entries = Object.entries(kept ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Reading the property already throws where storage is blocked. */
function browserShelf(): Shelf | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export const workspaceNames = createNames(browserShelf());

/** `Sandbox` of `sandbox`, unless the learner calls it something else. */
export const titleIn = (names: WorkspaceNames, workspace: string): string =>
  (Object.hasOwn(names, workspace) ? names[workspace] : undefined) ?? (workspace === 'sandbox' ? say('Sandbox') : nameIn(workspace));

const nameIn = (workspace: string): string => workspace.charAt(0).toUpperCase() + workspace.slice(1).replaceAll('-', ' ');

/** Lessons have workspaces of their own, which are no learner's. */
export const isOwnWorkspace = (workspace: string): boolean => !workspace.startsWith('lesson-');

/** A name for a new workspace's database, made of what it is called: small letters, digits and dashes. */
export function workspaceNameFor(title: string, taken: readonly string[]): string {
  const plain = title.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40).replaceAll(/^-+|-+$/g, '');
  const wanted = plain === '' ? 'workspace' : isOwnWorkspace(plain) ? plain : `my-${plain}`;
  let name = wanted;
  for (let number = 2; taken.includes(name); number++) name = `${wanted}-${number}`;
  return name;
}
