/** "Copy as": the request in another form, on the clipboard. */
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { copyAs, type CopyFormat, copyFormats } from '#session/copy-as.ts';
import { say } from '#texts/say.ts';
import { copyText } from './copy-text.ts';
import './copy-menu.css';

export interface CopyMenuProps {
  readonly operation: string;
  readonly request: string;
}

/** How long it is said that something was copied. */
const saidMs = 4000;

export function CopyMenu({ operation, request }: CopyMenuProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), saidMs);
    return () => clearTimeout(timer);
  }, [said]);

  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const copy = async (format: CopyFormat, label: string): Promise<void> => {
    close();
    const copied = copyAs(format, operation, request);
    if ('problem' in copied) setSaid(copied.problem);
    else setSaid((await copyText(copied.text)) ? say('Copied as {label}.', { label }) : say('This browser lets nothing be copied here.'));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    if (event.key === 'Escape') close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...root.current!.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (!root.current?.contains(relatedTarget)) setOpen(false);
  };

  return (
    <div className="copy-menu" ref={root} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        type="button"
        className="control-link"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {say('Copy as')}
      </button>
      {isOpen && (
        <div className="copy-menu-list" role="menu" id={id} aria-label={say('Copy as')}>
          {copyFormats.map(({ id: format, label }) => (
            <button key={format} type="button" role="menuitem" tabIndex={-1} onClick={() => void copy(format, label)}>
              {label}
            </button>
          ))}
        </div>
      )}
      <p className="copy-menu-said" role="status">
        {said}
      </p>
    </div>
  );
}
