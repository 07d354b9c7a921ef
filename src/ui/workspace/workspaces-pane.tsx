/** The learner's workspaces: make, open, rename, delete. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isOwnWorkspace, titleIn, workspaceNames } from '#session/workspace-names.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useWorkspaceShelf } from './workspace-shelf-context.tsx';
import './workspaces-pane.css';

type Open = { readonly what: 'new' } | { readonly what: 'rename' | 'delete'; readonly workspace: string };

export function WorkspacesPane() {
  const shelf = useWorkspaceShelf();
  const current = useSession().connection.workspace;
  const names = useStore(workspaceNames);
  const [stored, setStored] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<Open>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void shelf.list().then(setStored);
  }, [shelf]);
  const own = [...new Set([current, ...stored])].filter(isOwnWorkspace).sort((a, b) => titleIn(names, a).localeCompare(titleIn(names, b)));
  const remove = async (workspace: string): Promise<void> => {
    try {
      await shelf.remove(workspace);
      const { [workspace]: _gone, ...left } = workspaceNames.getState();
      workspaceNames.setState(left, true);
      setProblem(undefined);
    } catch (cause) {
      setProblem(say('Not deleted. {message}', { message: cause instanceof Error ? cause.message : String(cause) }));
    }
    setStored(await shelf.list());
  };
  const close = (): void => setOpen(undefined);
  return (
    <section className="workspace-pane" aria-labelledby="workspace-all">
      <h2 id="workspace-all">{say('Workspaces')}</h2>
      <p>{say('Each has tables, virtual time and a bill of its own. Two tabs can show two of them beside each other.')}</p>
      <ul className="workspace-lessons workspace-list">
        {own.map((workspace) => (
          <li key={workspace}>
            <b translate="no">{titleIn(names, workspace)}</b>
            <span className="workspace-list-actions">
              {workspace === current ? (
                <span>{say('open here')}</span>
              ) : (
                <button type="button" className="control-link" onClick={() => shelf.goTo(workspace, routes.tables)}>
                  {say('Open')}<span className="visually-hidden" translate="no"> {titleIn(names, workspace)}</span>
                </button>
              )}
              <button type="button" className="control-link" onClick={() => setOpen({ what: 'rename', workspace })}>
                {say('Rename')}<span className="visually-hidden" translate="no"> {titleIn(names, workspace)}</span>
              </button>
              {workspace !== current && (
                <button type="button" className="control-link" onClick={() => setOpen({ what: 'delete', workspace })}>
                  {say('Delete')}<span className="visually-hidden" translate="no"> {titleIn(names, workspace)}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="control-button" onClick={() => setOpen({ what: 'new' })}>
        {say('New workspace')}
      </button>
      <p role="status" className="workspace-outcome">
        {problem !== undefined && <span className="workspace-bad">{problem}</span>}
      </p>
      {open?.what === 'new' && <NewWorkspaceDialog onClose={close} />}
      {open?.what === 'rename' && <RenameDialog workspace={open.workspace} onClose={close} />}
      {open?.what === 'delete' && (
        <ConfirmDialog
          title={say('Delete workspace {title}', { title: titleIn(names, open.workspace) })}
          word={open.workspace}
          action={say('Delete')}
          onConfirm={() => void remove(open.workspace)}
          onClose={close}
        >
          <p>{say('Its tables, items, virtual time and bill go. A file from Export, made while it is open, is the only way back.')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
