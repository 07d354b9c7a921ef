/** A workspace to be: what it is called, and what is in it from the beginning. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Beginning } from '#session/connection.ts';
import { formatCount } from '#session/format.ts';
import { contentsOfStory } from '#session/request-story.ts';
import { foundWorkspace } from '#session/workspace-founding.ts';
import { workspaceTitleMax } from '#session/workspace-names.ts';
import { type WorkspaceTemplate, workspaceTemplates } from '#session/workspace-templates.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { useWorkspaceShelf } from './workspace-shelf-context.tsx';
import './workspaces-pane.css';

export interface NewWorkspaceDialogProps {
  readonly onClose: () => void;
  /** How it begins, and a sentence that says so. */
  readonly settings?: { readonly beginning: Beginning; readonly sentence: string } | undefined;
  /** What it may begin with besides the templates; stands first. */
  readonly copy?: WorkspaceTemplate | undefined;
  readonly goesTo?: string | undefined;
}

export function NewWorkspaceDialog({ onClose, settings, copy, goesTo = routes.tables }: NewWorkspaceDialogProps) {
  const shelf = useWorkspaceShelf();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, setTitle] = useState('');
  const templates = copy === undefined ? workspaceTemplates : [copy, ...workspaceTemplates];
  const [template, setTemplate] = useState<WorkspaceTemplate>(templates[0]!);
  const [doneCalls, setDone] = useState<number>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);
  const called = title.trim() === '' ? template.title : title.trim();
  const isBusy = doneCalls !== undefined;
  const create = async (): Promise<void> => {
    setDone(0);
    setProblem(undefined);
    try {
      shelf.goTo(await foundWorkspace(shelf, called, { ...template, beginning: settings?.beginning }, setDone), goesTo);
    } catch (cause) {
      setDone(undefined);
      setProblem(cause instanceof Error ? cause.message : String(cause));
    }
  };
  return (
    <dialog ref={dialog} className="workspace-dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void create();
        }}
      >
        <h2 id={`${id}-title`}>{say('New workspace')}</h2>
        {settings !== undefined && <p>{settings.sentence}</p>}
        <p className="workspace-field">
          <label htmlFor={`${id}-name`}>{say('Name; left empty, that of the template')}</label>
          <input id={`${id}-name`} value={title} maxLength={workspaceTitleMax} autoComplete="off" placeholder={template.title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} />
        </p>
        <fieldset className="workspace-choices workspace-templates">
          <legend>{say('Begin with')}</legend>
          {templates.map((choice) => (
            <label key={choice.id}>
              <input type="radio" name="template" checked={choice.id === template.id} onChange={() => setTemplate(choice)} />
              <span>
                <b>{choice.title}</b> {choice.shows} {choice.calls.length > 0 && <small>{sizeOf(choice)}</small>}
              </span>
            </label>
          ))}
        </fieldset>
        <p>{say('Templates are made by ordinary requests. They are on the bill of the new workspace.')}</p>
        <p role="status" className="workspace-outcome">
          {isBusy && template.calls.length > 0 && formatCount(template.calls.length, { one: '{done} of {n} request done', other: '{done} of {n} requests done' }, { done: doneCalls })}
          {problem !== undefined && <span className="workspace-bad">{say('Not created. {problem}', { problem })}</span>}
        </p>
        <div className="workspace-buttons">
          <button type="button" className="control-button" disabled={isBusy} onClick={() => dialog.current?.close()}>
            {say('Cancel')}
          </button>
          <button type="submit" className="control-button" data-kind="primary" disabled={isBusy}>
            {say('Create and open')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function sizeOf(template: WorkspaceTemplate): string {
  const { tables, items } = contentsOfStory(template);
  return `${tables.join(', ')}: ${formatCount(items, { one: '{n} item', other: '{n} items' })}.`;
}
