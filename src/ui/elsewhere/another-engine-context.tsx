/** How a screen connects with an engine outside of Dynascope. */
import { createContext, type ReactNode, useContext } from 'react';
import type { OpenAnotherEngine } from '#session/another-engine.ts';

const AnotherEngineContext = createContext<OpenAnotherEngine | undefined>(undefined);

export function AnotherEngineProvider({ open, children }: { readonly open: OpenAnotherEngine; readonly children: ReactNode }) {
  return <AnotherEngineContext.Provider value={open}>{children}</AnotherEngineContext.Provider>;
}

export function useOpenEngine(): OpenAnotherEngine {
  const open = useContext(AnotherEngineContext);
  if (open === undefined) throw new Error('The pane of another engine stands outside of the AnotherEngineProvider.');
  return open;
}
