/** A request as a form. Every field writes into the same JSON, which stands in the next tab. */
import { useId, useState } from 'react';
import type { TableRecord } from '#engine';
import type { RequestDraft } from '#session/drafts.ts';
import { fieldProblem, type FormField, formOf, withField } from '#session/request-form.ts';
import { say } from '#texts/say.ts';
import './request-form.css';

export interface RequestFormProps {
  readonly draft: RequestDraft;
  readonly tables: readonly TableRecord[];
  readonly onDraft: (draft: RequestDraft) => void;
}

export function RequestForm({ draft, tables, onDraft }: RequestFormProps) {
  const form = formOf(draft.operation, draft.text, tables);
  if ('kind' in form) {
    return <p className="request-form-none">{say('The request is not JSON yet, so it has no fields. Mend it in JSON: {message} Line {line}.', {
      message: form.message,
      line: form.line,
    })}</p>;
  }
  return (
    <div className="request-form" role="group" aria-label={say('{operation} request, form', { operation: draft.operation })}>
      {form.map((field) => (
        <Field key={`${draft.operation} ${field.name}`} field={field} onText={(typed) => onDraft({ ...draft, text: withField(draft.text, field, typed) })} />
      ))}
    </div>
  );
}

function Field({ field, onText }: { readonly field: FormField; readonly onText: (text: string) => void }) {
  const id = useId();
  /** What can't be read yet, and the value beside which it was typed. */
  const [broken, setBroken] = useState<{ readonly typed: string; readonly of: string }>();
  const isBroken = broken !== undefined && broken.of === field.text;
  const value = isBroken ? broken.typed : field.text;
  const problem = fieldProblem(field, value);
  const change = (typed: string): void => {
    const canNot = fieldProblem(field, typed) !== undefined;
    setBroken(canNot ? { typed, of: field.text } : undefined);
    if (!canNot) onText(typed);
  };
  return (
    <div className="request-form-field">
      <label htmlFor={id} translate="no">
        {field.name}
      </label>
      <Control id={id} field={field} value={value} isBroken={problem !== undefined} onChange={change} />
      {problem !== undefined && (
        <p id={`${id}-problem`} className="request-form-problem">
          {problem}
        </p>
      )}
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly isBroken: boolean;
  readonly onChange: (typed: string) => void;
}

function Control({ id, field: { kind, choices }, value, isBroken, onChange }: ControlProps) {
  const said = { 'aria-invalid': isBroken, 'aria-describedby': isBroken ? `${id}-problem` : undefined };
  if (kind === 'choice' || kind === 'switch') {
    const offered = value === '' || choices.includes(value) ? choices : [value, ...choices];
    return (
      <select id={id} className="control-select" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{say('absent')}</option>
        {offered.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  if (kind === 'json') return <JsonField id={id} value={value} onChange={onChange} said={said} />;
  return <input id={id} className="mono" value={value} autoComplete="off" spellCheck={false} inputMode={kind === 'number' ? 'numeric' : 'text'} onChange={({ target }) => onChange(target.value)} {...said} />;
}

/** Its text is laid out anew only when it is left, so that nothing moves under the cursor. */
function JsonField({ id, value, onChange, said }: Pick<ControlProps, 'id' | 'value' | 'onChange'> & { readonly said: object }) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? value;
  return (
    <textarea
      id={id}
      className="mono"
      rows={Math.min(10, text.split('\n').length + (text === '' ? 0 : 1))}
      spellCheck={false}
      value={text}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value);
      }}
      onBlur={() => setTyped(undefined)}
      {...said}
    />
  );
}
