/** Boot: theme, workspace, page. */
import { createRoot } from 'react-dom/client';
import { Session } from '#session/session.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { startTheme } from '#ui/shell/theme.ts';
import { App } from './app.tsx';
import '#ui/kit/base.css';

startTheme();
const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
await session.readTables();
createRoot(document.getElementById('root')!).render(<App session={session} />);
