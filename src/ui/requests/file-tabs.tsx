/** The files of the code: open one, add one, take one away. */
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { fileNameOf, fileNameProblem, withoutFile } from '#session/code-files.ts';
import { type CodeFile, mainFileName } from '#session/code-runner.ts';
import { say } from '#texts/say.ts';
import './file-tabs.css';

export interface FileTabsProps {
  readonly files: readonly CodeFile[];
  readonly onFiles: (files: readonly CodeFile[]) => void;
  readonly openFile: string;
  readonly onOpenFile: (name: string) => void;
}

export function FileTabs({ files, onFiles, openFile, onOpenFile }: FileTabsProps) {
  const [isAdding, setAdding] = useState(false);
  const remove = (name: string): void => {
    if (name === openFile) onOpenFile(mainFileName);
    onFiles(withoutFile(files, name));
  };
  const add = (name: string): void => {
    setAdding(false);
    onFiles([...files, { name, text: '' }]);
    onOpenFile(name);
  };
  return (
    <div className="file-tabs" role="group" aria-label={say('Files')}>
      {files.map(({ name }) => (
        <span key={name} className="file-tabs-file" data-open={name === openFile}>
          <button type="button" className="file-tabs-open" aria-pressed={name === openFile} onClick={() => onOpenFile(name)}>
            {name}
          </button>
          {name !== mainFileName && (
            <button type="button" className="file-tabs-remove" aria-label={say('Delete {name}', { name })} onClick={() => remove(name)}>
              ×
            </button>
          )}
        </span>
      ))}
      {isAdding ? (
        <NewFile files={files} onAdd={add} onCancel={() => setAdding(false)} />
      ) : (
        <button type="button" className="control-link" onClick={() => setAdding(true)}>
          {say('Add file')}
        </button>
      )}
    </div>
  );
}

interface NewFileProps {
  readonly files: readonly CodeFile[];
  readonly onAdd: (name: string) => void;
  readonly onCancel: () => void;
}

function NewFile({ files, onAdd, onCancel }: NewFileProps) {
  const [typed, setTyped] = useState('');
  const name = fileNameOf(typed);
  const problem = typed.trim() === '' ? undefined : fileNameProblem(files, name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '' && problem === undefined) onAdd(name);
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onCancel();
  };
  return (
    <form className="file-tabs-new" onSubmit={submit} onKeyDown={onKeyDown}>
      <input
        autoFocus
        aria-label={say('Name of the new file')}
        aria-invalid={problem !== undefined}
        aria-describedby="file-tabs-problem"
        placeholder="orders.ts"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="control-link">
        {say('Add')}
      </button>
      <button type="button" className="control-link" onClick={onCancel}>
        {say('Cancel')}
      </button>
      <span id="file-tabs-problem" role="status">
        {problem}
      </span>
    </form>
  );
}
