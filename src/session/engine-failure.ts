/** Dynascope's own names for what lies between the page and another engine, in the place of a refusal's. */
const failures = ['EngineNotReached', 'EngineRefusesPage', 'EngineTimedOut', 'EngineUnreadable'] as const;

export type EngineFailureName = (typeof failures)[number] | 'NotInAnotherEngine';

/** Whether nothing came back that could be read: then there is no status to tell either. */
export const isEngineFailure = (name: string | undefined): boolean => failures.some((failure) => failure === name);
