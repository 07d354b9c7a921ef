/**
 * Which of the learner's workspaces a tab shows. Each tab remembers its own, so that two can stand beside
 * each other; a new tab begins with the one that was chosen last.
 */
import { isWorkspaceName, sandbox } from './open-connection.ts';

const key = 'dynascope-workspace';

export function currentWorkspace(): string {
  const chosen = read(() => sessionStorage) ?? read(() => localStorage);
  return chosen !== undefined && isWorkspaceName(chosen) ? chosen : sandbox;
}

/** Loads the page anew: nothing of one workspace is left in the memory of another. */
export function goToWorkspace(workspace: string, route: string): void {
  for (const shelf of [() => sessionStorage, () => localStorage]) {
    try {
      shelf().setItem(key, workspace);
    } catch {
      // Where storage is blocked there is nothing to come back to either.
    }
  }
  location.hash = route;
  location.reload();
}

/** Reaching for the property already throws where storage is blocked. */
function read(shelf: () => Storage): string | undefined {
  try {
    return shelf().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
