/** A workspace out of a link: examined first, shown, and made only when it is wanted, beside the learner's own. */
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Beginning } from '#session/connection.ts';
import { formatCount } from '#session/format.ts';
import { contentsOfStory, type RequestStory } from '#session/request-story.ts';
import { unpackStory } from '#session/share-link.ts';
import { foundWorkspace } from '#session/workspace-founding.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { useWorkspaceShelf } from './workspace-shelf-context.tsx';
import '#ui/requests/controls.css';
import './workspace.css';

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly story: RequestStory }
  | { readonly kind: 'making'; readonly story: RequestStory; readonly done: number }
  | { readonly kind: 'refused'; readonly reason: string };

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export default function OpenShared() {
  const [location] = useLocation();
  const packed = location.slice(routes.open.length);
  return <Shared key={packed} packed={packed} />;
}

function Shared({ packed }: { readonly packed: string }) {
  const shelf = useWorkspaceShelf();
  const [state, setState] = useState<Reading>({ kind: 'reading' });
  useEffect(() => {
    unpackStory(packed).then(
      (story) => setState({ kind: 'read', story }),
      (cause: unknown) => setState({ kind: 'refused', reason: reasonOf(cause) }),
    );
  }, [packed]);
  const make = async (story: RequestStory): Promise<void> => {
    try {
      setState({ kind: 'making', story, done: 0 });
      shelf.goTo(await foundWorkspace(shelf, story.title, story, (done) => setState({ kind: 'making', story, done })), routes.tables);
    } catch (cause) {
      setState({ kind: 'refused', reason: reasonOf(cause) });
    }
  };
  return (
    <div className="workspace">
      <header className="workspace-head">
        <h1>{state.kind === 'read' || state.kind === 'making' ? say('“{title}” from a link', { title: state.story.title }) : say('A workspace from a link')}</h1>
      </header>
      <section className="workspace-pane" aria-live="polite">
        {state.kind === 'refused' && (
          <>
            <p className="workspace-bad">{say('This link opens nothing. {reason} Nothing here has changed.', { reason: state.reason })}</p>
            <Link href={routes.tables}>{say('Go on with your own workspace')}</Link>
          </>
        )}
        {state.kind === 'read' && (
          <>
            <Contents story={state.story} />
            <div className="workspace-buttons">
              <button type="button" className="control-button" data-kind="primary" onClick={() => void make(state.story)}>
                {say('Make it and open it')}
              </button>
              <Link className="control-link" href={routes.tables}>
                {say('Not now')}
              </Link>
            </div>
          </>
        )}
        {state.kind === 'making' && <p>{say('{done} of {requests} done', {
          done: state.done,
          requests: formatCount(state.story.calls.length, { one: '{n} request', other: '{n} requests' }),
        })}</p>}
      </section>
    </div>
  );
}

function Contents({ story }: { readonly story: RequestStory }) {
  const { tables, items, requests } = contentsOfStory(story);
  return (
    <>
      <p>
        {tables.length > 5 ? say('It makes {tables} ({names}, …) and puts {items} into them, by {requests}.', {
          tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
          names: tables.slice(0, 5).join(', '),
          items: formatCount(items, { one: '{n} item', other: '{n} items' }),
          requests: formatCount(requests, { one: '{n} ordinary request', other: '{n} ordinary requests' }),
        }) : say('It makes {tables} ({names}) and puts {items} into them, by {requests}.', {
          tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
          names: tables.slice(0, 5).join(', '),
          items: formatCount(items, { one: '{n} item', other: '{n} items' }),
          requests: formatCount(requests, { one: '{n} ordinary request', other: '{n} ordinary requests' }),
        })}
      </p>
      <p>
        {story.beginning !== undefined && <>{settingsWords(story.beginning)} </>}
        <b>{say('It becomes a workspace of its own.')}</b> {say('Yours stay as they are. The link holds data only; nothing has been run yet.')}
      </p>
    </>
  );
}

function settingsWords(beginning: Beginning): string {
  const names = Object.entries(beginning).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return say('It begins with settings that are not as usual: {names}.', { names: names.join(', ') });
}
