/** Where the workspace is kept, and how safe it is there. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StorageState } from '#session/connection.ts';
import { formatBytes } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useWorkspaceShelf } from './workspace-shelf-context.tsx';

export interface SafetyPaneProps {
  readonly storage: StorageState;
  readonly journalBytes: number | undefined;
}

export function SafetyPane({ storage, journalBytes }: SafetyPaneProps) {
  const shelf = useWorkspaceShelf();
  const { usedBytes, quotaBytes } = useStore(shelf.protection);
  const tables = useSessionState((state) => state.tables);
  useEffect(() => void shelf.readProtection(), [shelf, tables]);
  return (
    <section className="workspace-pane" aria-labelledby="workspace-safety">
      <h2 id="workspace-safety">{say('Where it is kept')}</h2>
      {storage.kind === 'stored' ? <Stored /> : <p className="workspace-bad">{storage.reason}</p>}
      <dl className="workspace-facts">
        {storage.kind === 'stored' && journalBytes !== undefined && (
          <div>
            <dt>{say('Journal since the last snapshot')}</dt>
            <dd>{formatBytes(journalBytes)}</dd>
          </div>
        )}
        {usedBytes !== undefined && quotaBytes !== undefined && (
          <>
            <div>
              <dt>{say('All of Dynascope, page and lessons included')}</dt>
              <dd>{formatBytes(usedBytes)}</dd>
            </div>
            <div>
              <dt>{say('This browser would allow')}</dt>
              <dd>{formatBytes(quotaBytes)}</dd>
            </div>
          </>
        )}
      </dl>
    </section>
  );
}

function Stored() {
  const shelf = useWorkspaceShelf();
  const isProtected = useStore(shelf.protection, (state) => state.isProtected);
  const [isRefused, setRefused] = useState(false);
  const where = say('In this browser, on this machine, and nowhere else. Every answer is on the disk before you see it.');
  if (isProtected === true) {
    return <p>{say('{where} The browser has promised to keep it until you clear this site’s data.', { where })}</p>;
  }
  return (
    <>
      <p>{where}</p>
      <p>
        <b>{say('This browser may clear your work when its disk gets full.')}</b>{' '}
        {isRefused
          ? say('It was asked for lasting storage and does not give it yet; browsers give it to sites that are installed, bookmarked or often used. Until then, export now and then.')
          : say('Save a copy, or allow lasting storage.')}
      </p>
      <button type="button" className="control-button" onClick={() => void shelf.protect().then((given) => setRefused(!given))}>
        {isRefused ? say('Ask again') : say('Allow lasting storage')}
      </button>
    </>
  );
}
