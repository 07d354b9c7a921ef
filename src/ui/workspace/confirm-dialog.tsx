/** Asks before something is gone. The browser's own dialog keeps the focus in and gives it back. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What has to be typed; absent where a second click is enough. */
  readonly word?: string | undefined;
  /** What the button does, in words. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog({ title, children, word, action, onConfirm, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const id = useId();
  const isTyped = word === undefined || typed.trim() === word;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="workspace-dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          if (isTyped) onConfirm();
          else event.preventDefault();
        }}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        {word !== undefined && (
          <p className="workspace-field">
            <label htmlFor={`${id}-word`}>
              {saidWith('To confirm, type {word}', { word: <b className="mono">{word}</b> })}
            </label>
            <input
              id={`${id}-word`}
              value={typed}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </p>
        )}
        <div className="workspace-buttons">
          <button type="button" className="control-button" onClick={() => dialog.current?.close()}>
            {say('Cancel')}
          </button>
          <button type="submit" className="control-button" data-kind="primary" disabled={!isTyped} title={isTyped ? undefined : say('Type {word} first', { word })}>
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
