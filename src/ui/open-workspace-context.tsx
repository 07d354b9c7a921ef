/** How a screen opens another workspace than the learner's own: a lesson has one for itself. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Connection } from '#session/connection.ts';

/** Opens a workspace by its name, or begins it. */
export type OpenWorkspace = (name: string) => Promise<Connection>;

const OpenWorkspaceContext = createContext<OpenWorkspace | undefined>(undefined);

export function OpenWorkspaceProvider({ open, children }: { readonly open: OpenWorkspace; readonly children: ReactNode }) {
  return <OpenWorkspaceContext.Provider value={open}>{children}</OpenWorkspaceContext.Provider>;
}

export function useOpenWorkspace(): OpenWorkspace {
  const open = useContext(OpenWorkspaceContext);
  if (open === undefined) throw new Error('A lesson stands outside of the OpenWorkspaceProvider.');
  return open;
}
