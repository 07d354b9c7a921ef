/**
 * A request written in another language than JSON. The text comes of the draft and goes back into it with
 * every change that can be read; what can't be read yet stays as it is typed.
 */
import type { Extension } from '@codemirror/state';
import { useState } from 'react';
import type { Copied } from '#session/copy-as.ts';
import type { RequestDraft } from '#session/drafts.ts';
import { say } from '#texts/say.ts';
import { Editor } from '#ui/kit/editor/editor.tsx';

export interface TextWayProps {
  readonly label: string;
  readonly draft: RequestDraft;
  readonly write: (draft: RequestDraft) => Copied;
  /** Nothing for what can't be read yet. */
  readonly read: (text: string) => RequestDraft | undefined;
  readonly onDraft: (draft: RequestDraft) => void;
  readonly extensions: Extension;
  readonly onRun: () => void;
  /** Whether what stands here is the request that would be run. */
  readonly onBroken: (isBroken: boolean) => void;
}

interface Typed {
  readonly text: string;
  /** The draft that it was read into, or beside which it can't be read. */
  readonly draft: RequestDraft;
}

export function TextWay({ label, draft, write, read, onDraft, extensions, onRun, onBroken }: TextWayProps) {
  const [typed, setTyped] = useState<Typed>();
  const written = write(draft);
  const isTyped = typed !== undefined && typed.draft.text === draft.text && typed.draft.operation === draft.operation;
  if (!isTyped && 'problem' in written) {
    return (
      <div className="text-way-none">
        <p>
          <b>{say('{operation} can not be written this way.', { operation: draft.operation })}</b> {written.problem}
        </p>
        <p>{say('Choose another operation, or go on in JSON.')}</p>
      </div>
    );
  }
  const change = (text: string): void => {
    const changed = read(text);
    setTyped({ text, draft: changed ?? draft });
    onBroken(changed === undefined);
    if (changed !== undefined) onDraft(changed);
  };
  return <Editor label={label} value={isTyped ? typed.text : 'text' in written ? written.text : ''} onChange={change} extensions={extensions} onRun={onRun} />;
}
