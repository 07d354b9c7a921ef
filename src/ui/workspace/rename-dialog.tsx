/** What a workspace is called. */
import { useId, useState } from 'react';
import { titleIn, workspaceNames, workspaceTitleMax } from '#session/workspace-names.ts';
import { say } from '#texts/say.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

export function RenameDialog({ workspace, onClose }: { readonly workspace: string; readonly onClose: () => void }) {
  const id = useId();
  const [title, setTitle] = useState(titleIn(workspaceNames.getState(), workspace));
  const rename = (): void => {
    if (title.trim() !== '') workspaceNames.setState({ [workspace]: title.trim() });
  };
  return (
    <ConfirmDialog title={say('Rename workspace')} action={say('Rename')} onConfirm={rename} onClose={onClose}>
      <p className="workspace-field">
        <label htmlFor={id}>{say('Name')}</label>
        <input id={id} value={title} maxLength={workspaceTitleMax} autoComplete="off" required onChange={({ currentTarget }) => setTitle(currentTarget.value)} />
      </p>
    </ConfirmDialog>
  );
}
