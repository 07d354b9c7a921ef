/** Myths: say whether a claim is true, and a request is run that settles it. */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import myths from 'virtual:myths';
import type { Myth } from '#lesson/myth.ts';
import type { Connection } from '#session/connection.ts';
import { mythWorkspace, type Settled, settle } from '#session/myth-desk.ts';
import { prettyJson } from '#session/pretty-json.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useOpenWorkspace } from '#ui/open-workspace-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Inlines } from '../prose.tsx';
import '#ui/requests/controls.css';
import './myths-screen.css';

export default function MythsScreen() {
  const open = useOpenWorkspace();
  const [connection, setConnection] = useState<Connection>();
  const [problem, setProblem] = useState<string>();
  const [right, setRight] = useState<Readonly<Record<string, boolean>>>({});
  useEffect(() => {
    let isGone = false;
    const opening = open(mythWorkspace);
    opening
      .then((opened) => {
        if (!isGone) setConnection(opened);
      })
      .catch((thrown: unknown) => setProblem(thrown instanceof Error ? thrown.message : String(thrown)));
    return () => {
      isGone = true;
      void opening.then((opened) => opened.close()).catch(() => undefined);
    };
  }, [open]);
  const said = Object.values(right);
  return (
    <div className="myths">
      <header className="myths-head">
        <h1>{say('Myths')}</h1>
        <p>{say('Is the claim true or false? Say it, and one request settles it.')}</p>
        <p role="status">{said.length === 0 ? '' : say('{right} of {all} right', { right: said.filter(Boolean).length, all: said.length })}</p>
      </header>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ol className="myths-list">
        {myths.map((myth) => (
          <MythCard key={myth.id} myth={myth} connection={connection} onSaid={(isRight) => setRight((all) => ({ ...all, [myth.id]: isRight }))} />
        ))}
      </ol>
      <p>
        <Link href={routes.learn}>{say('Back to the lessons')}</Link>
      </p>
    </div>
  );
}

interface MythCardProps {
  readonly myth: Myth;
  readonly connection: Connection | undefined;
  readonly onSaid: (isRight: boolean) => void;
}

function MythCard({ myth, connection, onSaid }: MythCardProps) {
  const { claim, holds, request } = myth;
  const [said, setSaid] = useState<boolean>();
  const [settled, setSettled] = useState<Settled>();
  const [problem, setProblem] = useState<string>();
  const answer = (isTrue: boolean): void => {
    setSaid(isTrue);
    onSaid(isTrue === holds);
    if (connection === undefined) return;
    settle(myth, connection)
      .then(setSettled)
      .catch((thrown: unknown) => setProblem(thrown instanceof Error ? thrown.message : String(thrown)));
  };
  return (
    <li className="myth" data-said={said === undefined ? undefined : said === holds ? 'right' : 'wrong'}>
      <h2 lang="en">{claim}</h2>
      {said === undefined ? (
        <div className="myth-answers">
          {[true, false].map((isTrue) => (
            <button key={String(isTrue)} type="button" className="control-button" disabled={connection === undefined} onClick={() => answer(isTrue)}>
              {isTrue ? say('True') : say('False')}
              <span className="visually-hidden" lang="en">: {claim}</span>
            </button>
          ))}
        </div>
      ) : (
        <p className="myth-verdict" role="status">
          {said ? say('You said true.') : say('You said false.')} {saidWith('It is {verdict}.', { verdict: <b>{holds ? say('true') : say('false')}</b> })}
        </p>
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
      {settled !== undefined && <Proof myth={myth} settled={settled} />}
      {said !== undefined && (
        <details className="myth-request">
          <summary>{say('The {operation} that was run', { operation: request.operation })}</summary>
          <pre tabIndex={0} aria-label={`${request.operation}, JSON`}>
            <code>{prettyJson(JSON.stringify(request.input))}</code>
          </pre>
        </details>
      )}
    </li>
  );
}

function Proof({ myth: { says, link }, settled: { told } }: { readonly myth: Myth; readonly settled: Settled }) {
  return (
    <p className="myth-proof">
      <Inlines inlines={says} told={told} />{' '}
      <a href={link} target="_blank" rel="noreferrer">
        {say('AWS on this')}
      </a>
    </p>
  );
}
