/** The Lab's desk, for its screen; it stays while other places are looked at. */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { LabDesk } from '#session/lab-desk.ts';
import type { RunLab } from '#session/lab-runner.ts';

const LabContext = createContext<LabDesk | undefined>(undefined);

export function LabProvider({ run, children }: { readonly run: RunLab; readonly children: ReactNode }) {
  const [desk] = useState(() => new LabDesk(run));
  return <LabContext.Provider value={desk}>{children}</LabContext.Provider>;
}

export function useLabDesk(): LabDesk {
  const desk = useContext(LabContext);
  if (desk === undefined) throw new Error('The Lab stands outside of the LabProvider.');
  return desk;
}
