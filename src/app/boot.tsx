/** Boot: workspace, page. */
import { createRoot } from 'react-dom/client';
import { startOffline } from '#platform/offline/updates.ts';
import { currentWorkspace } from '#platform/page/current-workspace.ts';
import { openConnection } from '#platform/page/open-connection.ts';
import { protectWhenNeeded } from '#platform/page/persistence.ts';
import { anotherEngine } from '#session/another-engine.ts';
import { Session } from '#session/session.ts';
import { tryLanguage } from '#texts/languages.ts';
import { App } from './app.tsx';
import { openDeveloperDoor } from './developer-door.ts';
import '#ui/kit/base.css';

export async function boot(): Promise<void> {
  const connection = await openConnection(currentWorkspace());
  const session = new Session(connection, await connection.clock());
  openDeveloperDoor(session, tryLanguage);
  anotherEngine.subscribe((state) => openDeveloperDoor(state.session ?? session, tryLanguage));
  // Where nothing can be read, the page says so itself.
  await session.readTables().catch(() => undefined);
  protectWhenNeeded(connection);
  createRoot(document.getElementById('root')!).render(<App session={session} />);
  if (import.meta.env.PROD) void startOffline();
}
