/** The place "Workspace" while another engine is connected: what is there, and the way back. */
import { useStore } from 'zustand';
import { anotherEngine } from '#session/another-engine.ts';
import { formatCount } from '#session/format.ts';
import { titleIn, workspaceNames } from '#session/workspace-names.ts';
import { say } from '#texts/say.ts';
import { useElsewhere, useLeaveEngine } from '#ui/elsewhere/use-elsewhere.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { ContentsPane } from './contents-pane.tsx';

export function ElsewhereWorkspace() {
  const elsewhere = useElsewhere();
  const leave = useLeaveEngine();
  const tables = useSessionState((state) => state.tables);
  const home = useStore(anotherEngine, (state) => state.home?.connection.workspace) ?? 'sandbox';
  const name = useStore(workspaceNames, (names) => titleIn(names, home));
  if (elsewhere === undefined) return null;
  return (
    <div className="workspace">
      <header className="workspace-head">
        <h1>{say('Another engine')}</h1>
        <p>{tables !== undefined && say('{tables}. Items and sizes as DescribeTable tells them.', { tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }) })}</p>
      </header>
      <div className="workspace-columns">
        <div className="workspace-main">
          <ContentsPane tables={tables} />
        </div>
        <div className="workspace-side">
          <section className="workspace-pane" aria-labelledby="workspace-connected">
            <h2 id="workspace-connected">{say('Connected')}</h2>
            <dl className="workspace-facts workspace-address">
              <div>
                <dt>{say('Endpoint')}</dt>
                <dd className="mono">{elsewhere.url}</dd>
              </div>
              <div>
                <dt>{say('Region')}</dt>
                <dd className="mono">{elsewhere.region}</dd>
              </div>
            </dl>
            <p>
              {say('{name} waits as you left it. Sharing, export, import and settings are for workspaces of Dynascope’s own. What you type in the editors here is kept until you leave, and so are the credentials: a reload forgets both.', { name })}
            </p>
            <button type="button" className="control-button" data-kind="primary" onClick={leave}>
              {say('Leave and go back to {name}', { name })}
            </button>
          </section>
        </div>
      </div>
    </div>
  );
}
