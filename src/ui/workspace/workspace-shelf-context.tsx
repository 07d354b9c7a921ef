/** The workspaces of this browser, for the screen that shows how they are kept. */
import { createContext, type ReactNode, useContext } from 'react';
import type { WorkspaceShelf } from '#session/workspace-shelf.ts';

const ShelfContext = createContext<WorkspaceShelf | undefined>(undefined);

export function WorkspaceShelfProvider({ shelf, children }: { readonly shelf: WorkspaceShelf; readonly children: ReactNode }) {
  return <ShelfContext.Provider value={shelf}>{children}</ShelfContext.Provider>;
}

export function useWorkspaceShelf(): WorkspaceShelf {
  const shelf = useContext(ShelfContext);
  if (shelf === undefined) throw new Error('The Workspace screen stands outside of the WorkspaceShelfProvider.');
  return shelf;
}
