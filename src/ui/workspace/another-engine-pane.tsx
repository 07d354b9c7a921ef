/** The way to an engine outside of Dynascope: where it is, who asks, and what went wrong if it did. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { EngineRefused, goToEngine } from '#session/another-engine.ts';
import { addressOf, emptyEngineForm, type EngineForm, engineKinds, engineProblems, type EngineProblems, regionIn } from '#session/engine-address.ts';
import type { ExchangeError } from '#session/exchange.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useOpenEngine } from '#ui/elsewhere/another-engine-context.tsx';
import { AwsError } from '#ui/kit/aws-error/aws-error.tsx';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import './another-engine-pane.css';

interface Field {
  readonly name: keyof EngineForm;
  readonly label: string;
  readonly hint?: string;
  readonly isSecret?: boolean;
}

const fields: readonly Field[] = [
  { name: 'url', label: say('Endpoint URL') },
  { name: 'region', label: say('Region') },
  { name: 'accessKeyId', label: say('Access key id') },
  { name: 'secretAccessKey', label: say('Secret access key'), isSecret: true },
  { name: 'sessionToken', label: say('Session token'), hint: say('Of temporary credentials; else empty.'), isSecret: true },
];

export function AnotherEnginePane() {
  const home = useSession();
  const open = useOpenEngine();
  const [at, navigate] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at !== routes.anotherEngine) return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [at]);
  const [form, setForm] = useState(emptyEngineForm);
  const [problems, setProblems] = useState<EngineProblems>({});
  const [attempt, setAttempt] = useState<AbortController>();
  const isConnecting = attempt !== undefined;
  const [refused, setRefused] = useState<ExchangeError>();
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused !== undefined) answer.current?.focus();
  }, [refused]);

  const change = (name: keyof EngineForm, value: string): void => {
    const region = name === 'url' ? regionIn(value) : undefined;
    setForm({ ...form, [name]: value, ...(region === undefined ? {} : { region }) });
    setProblems({ ...problems, [name]: undefined, ...(region === undefined ? {} : { region: undefined }) });
  };
  const connect = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isConnecting) return;
    const found = engineProblems(form, { protocol: location.protocol, isSecure: isSecureContext });
    setProblems(found);
    setRefused(undefined);
    const [first] = fields.filter(({ name }) => found[name] !== undefined);
    if (first !== undefined) return (event.currentTarget.elements.namedItem(first.name) as HTMLElement | null)?.focus();
    const control = new AbortController();
    setAttempt(control);
    try {
      await goToEngine(open, addressOf(form), home, control.signal);
      navigate(routes.tables);
    } catch (cause) {
      setAttempt(undefined);
      if (control.signal.aborted) return;
      setRefused(cause instanceof EngineRefused ? cause.error : { name: say('Not connected'), message: cause instanceof Error ? cause.message : String(cause) });
    }
  };

  return (
    <section className="workspace-pane another-engine" aria-labelledby="workspace-engine">
      <h2 id="workspace-engine" ref={heading} tabIndex={-1}>{say('Another engine')}</h2>
      <p>
        {say('Points Tables and Requests, the code editor included, at a DynamoDB-compatible service in place of this workspace, which stays as it is until you come back.')}{' '}
        <b>{say('It is real there: requests change its data and may cost money.')}</b>
      </p>
      <p className="workspace-small">
        {say('Key, secret and token are kept in memory, and in nothing that is stored, linked or exported. So a reload of the page leaves the other engine too. Where the browser offers to save them, decline.')}
      </p>
      <form className="another-engine-form" onSubmit={(event) => void connect(event)} noValidate autoComplete="off">
        {fields.map((field) => (
          <EngineField key={field.name} field={field} value={form[field.name]} problem={problems[field.name]} onChange={(value) => change(field.name, value)} />
        ))}
        <div className="workspace-buttons">
          <button type="submit" className="control-button" aria-disabled={isConnecting}>
            {isConnecting ? say('Connecting') : say('Connect')}
          </button>
          {isConnecting && (
            <button type="button" className="control-button" onClick={() => attempt.abort(new Error(say('Given up.')))}>
              {say('Cancel')}
            </button>
          )}
        </div>
      </form>
      <div ref={answer} tabIndex={-1} className="another-engine-answer" role="status">
        {refused !== undefined && (
          <>
            <p>
              <b>{say('Not connected.')}</b> {say('You are still in your own workspace, and nothing in it is touched.')}
            </p>
            <AwsError error={refused} />
          </>
        )}
      </div>
      <details className="another-engine-kinds">
        <summary>{say('Which engines answer a web page')}</summary>
        <p className="workspace-small">{say('A browser lets a page read only the answers that an engine has allowed to its site (CORS).')}</p>
        <ul>
          {engineKinds.map(({ name, url, need }) => (
            <li key={name}>
              <p>
                <b>{name}.</b> {need.replace('$origin', location.origin)}
              </p>
              <button type="button" className="control-link" onClick={() => change('url', url)}>
                {saidWith('Use {url}', { url: <span className="mono">{url}</span> })}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

interface EngineFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function EngineField({ field: { name, label, hint, isSecret = false }, value, problem, onChange }: EngineFieldProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className="another-engine-field" data-name={name}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className="mono"
        type={isSecret ? 'password' : 'text'}
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {below !== undefined && (
        <span id={`${id}-below`} className={problem === undefined ? 'another-engine-hint' : 'workspace-bad'}>
          {below}
        </span>
      )}
    </div>
  );
}
