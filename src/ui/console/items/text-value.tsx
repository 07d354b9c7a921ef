/** A string, a number or base64, as text. A string may have lines: it grows a field for them, so that none is lost. */
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { AttributeType } from '#engine';
import { say } from '#texts/say.ts';

export interface TextValueProps {
  readonly label: string;
  readonly type: AttributeType;
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

/** Longer ones are easier to read over several lines. */
const lineMax = 70;
const hints: Partial<Record<AttributeType, string>> = { N: say('Number'), B: 'Base64' };

export function TextValue({ label, type, text, problem, onChange }: TextValueProps) {
  const id = useId();
  const [hasLines, setLines] = useState(text.length > lineMax || text.includes('\n'));
  /** Where the cursor was when lines came while somebody was typing: the new field goes on there. */
  const caret = useRef<number>(undefined);
  const common = {
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : id,
    value: text,
    placeholder: hints[type] ?? '',
    autoComplete: 'off',
    spellCheck: false,
  };
  const insert = (field: HTMLInputElement, inserted: string): void => {
    const [from, to] = [field.selectionStart ?? text.length, field.selectionEnd ?? text.length];
    caret.current = from + inserted.length;
    setLines(true);
    onChange(text.slice(0, from) + inserted + text.slice(to));
  };
  const takeOver = (field: HTMLTextAreaElement | null): void => {
    if (field === null || caret.current === undefined) return;
    field.focus();
    field.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData('text');
    if (type !== 'S' || !pasted.includes('\n')) return;
    event.preventDefault();
    insert(event.currentTarget, pasted);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (type !== 'S' || event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    insert(event.currentTarget, '\n');
  };
  return (
    <>
      {hasLines ? (
        <textarea className="item-input mono" rows={2} ref={takeOver} {...common} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input className="item-input mono" {...common} onChange={({ target }) => onChange(target.value)} onPaste={onPaste} onKeyDown={onKeyDown} />
      )}
      {problem !== undefined && (
        <p className="item-problem" id={id}>
          {problem}
        </p>
      )}
    </>
  );
}
