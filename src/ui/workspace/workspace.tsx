/** The place "Workspace": what is in it, how safe it is, and the ways into a file, out of one and back to the beginning. */
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { formatBytes, formatCount } from '#session/format.ts';
import type { SessionState } from '#session/session.ts';
import { titleIn, workspaceNames } from '#session/workspace-names.ts';
import { transferOf } from '#session/workspace-transfer.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { routes } from '#ui/shell/routes.ts';
import { AnotherEnginePane } from './another-engine-pane.tsx';
import { ContentsPane } from './contents-pane.tsx';
import { ElsewhereWorkspace } from './elsewhere-workspace.tsx';
import { ExportPane } from './export-pane.tsx';
import { ImportPane } from './import-pane.tsx';
import { InfrastructurePane } from './infrastructure-pane.tsx';
import { LessonsPane } from './lessons-pane.tsx';
import { ResetPane } from './reset-pane.tsx';
import { SafetyPane } from './safety-pane.tsx';
import { SharePane } from './share-pane.tsx';
import { SettingsPane } from './settings-pane.tsx';
import { SettingsScreen } from './settings-screen.tsx';
import { WorkspacesPane } from './workspaces-pane.tsx';
import { useAbout } from './use-about.ts';
import '#ui/requests/controls.css';
import './workspace.css';

export default function Workspace() {
  const [location] = useLocation();
  const isElsewhere = useElsewhere() !== undefined;
  if (isElsewhere) return <ElsewhereWorkspace />;
  return location === routes.workspaceSettings ? <SettingsScreen /> : <OwnWorkspace />;
}

function OwnWorkspace() {
  const session = useSession();
  const tables = useSessionState((state) => state.tables);
  const storage = useSessionState((state) => state.storage);
  const about = useAbout(session);
  const title = useStore(workspaceNames, (names) => titleIn(names, session.connection.workspace));
  const transfer = transferOf(session);
  const state = useStore(transfer.store);
  const props = { session, transfer, state };
  return (
    <div className="workspace">
      <header className="workspace-head">
        <h1>{title}</h1>
        <p>
          {holding(tables)} {standing[storage.kind]}
        </p>
      </header>
      <div className="workspace-columns">
        <div className="workspace-main">
          <ContentsPane tables={tables} />
          <div className="workspace-pair">
            <WorkspacesPane />
            <SharePane />
          </div>
          <div className="workspace-pair">
            <ExportPane {...props} />
            <ImportPane {...props} tables={tables} />
          </div>
          <div className="workspace-pair">
            <InfrastructurePane tables={tables} />
            <ResetPane {...props} tables={tables} />
          </div>
          <AnotherEnginePane />
          <LessonsPane />
        </div>
        <div className="workspace-side">
          <SafetyPane storage={storage} journalBytes={about?.journalBytes} />
          <SettingsPane about={about} />
        </div>
      </div>
    </div>
  );
}

const standing = {
  stored: say('Everything that was answered is saved on this machine.'),
  memory: say('Nothing is saved: it goes with this tab.'),
  failed: say('Saving has stopped; what was answered before is stored.'),
} as const;

function holding(tables: SessionState['tables']): string {
  if (tables === undefined) return '';
  if (tables.length === 0) return say('No tables.');
  const items = tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  return `${formatCount(tables.length, { one: '{n} table', other: '{n} tables' })}, ${formatCount(items, { one: '{n} item', other: '{n} items' })}, ${formatBytes(bytes)}.`;
}
