/**
 * A door for the curious, open in every build: in the browser's console, `dynascope.session` is all that the
 * page itself has, e.g. `await dynascope.session.run('ListTables', {})`.
 */
import type { Session } from '#session/session.ts';

declare global {
  var dynascope: { readonly session: Session };
}

export function openDeveloperDoor(session: Session): void {
  globalThis.dynascope = { session };
}
