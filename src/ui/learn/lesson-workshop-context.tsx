/** Where lessons from elsewhere are read and lessons are done again: `app` has the worker for it. */
import { createContext, type ReactNode, useContext } from 'react';
import type { LessonWorkshop } from '#session/lesson-workshop.ts';

export type LoadLessonWorkshop = () => Promise<LessonWorkshop>;

const LessonWorkshopContext = createContext<LoadLessonWorkshop | undefined>(undefined);

export interface LessonWorkshopProviderProps {
  /** Called when there is work for it, and not before. */
  readonly load: LoadLessonWorkshop;
  readonly children: ReactNode;
}

export function LessonWorkshopProvider({ load, children }: LessonWorkshopProviderProps) {
  return <LessonWorkshopContext.Provider value={load}>{children}</LessonWorkshopContext.Provider>;
}

export function useLessonWorkshop(): LoadLessonWorkshop {
  const load = useContext(LessonWorkshopContext);
  if (load === undefined) throw new Error('A lesson stands outside of the LessonWorkshopProvider.');
  return load;
}
