/** In place of a screen that could not be loaded or has stopped: what happened, what is safe, what to do. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { say } from '#texts/say.ts';
import { routes } from './routes.ts';
import './error-screen.css';

export function ErrorScreen({ thrown }: { readonly thrown: unknown }) {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const { title, what, advice } = isLoading(message) ? (isOnline ? changed : offline) : stopped;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="error-screen" aria-labelledby="error-screen">
      <h1 id="error-screen" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{what}</p>
      <p>
        <b>{say('Your tables are not touched.')}</b> {say('Everything that was answered is as it was.')}
      </p>
      <p>{advice}</p>
      <div className="error-screen-actions">
        <button type="button" onClick={() => location.reload()}>
          {say('Reload the page')}
        </button>
        <Link href={routes.home}>{say('Go to the start')}</Link>
        <Link href={routes.workspace}>{say('Open Workspace')}</Link>
      </div>
      <details>
        <summary>{say('What the browser says')}</summary>
        <pre>{message}</pre>
      </details>
    </section>
  );
}

const offline = {
  title: say('This screen is not on this machine yet'),
  what: say('Its code could not be loaded, because there is no network. After one visit with a network the whole page works without.'),
  advice: say('Connect, then reload the page.'),
} as const;

const changed = {
  title: say('This screen could not be loaded'),
  what: say('Its code was not where it should be. The site may have been updated since you opened it, or the network may have failed for a moment.'),
  advice: say('Reload the page to get all of it in one version. If that does not help, the site may be in the middle of an update: try again in a minute.'),
} as const;

const stopped = {
  title: say('This screen has stopped'),
  what: say('Dynascope made a mistake while it drew it.'),
  advice: say('Go elsewhere, or reload the page. If it comes again, export your workspace, so that you have a copy.'),
} as const;

/** What browsers and the build's loader say of a chunk that does not come. */
const isLoading = (message: string): boolean =>
  /dynamically imported module|module script failed|preload css|failed to fetch/i.test(message);

function listen(changedOnline: () => void): () => void {
  addEventListener('online', changedOnline);
  addEventListener('offline', changedOnline);
  return () => {
    removeEventListener('online', changedOnline);
    removeEventListener('offline', changedOnline);
  };
}
