/** The bar at the head of every screen: where one is, where one can go, and whether the work is safe. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { helpPanel, toggleHelp } from '#session/help-panel.ts';
import { palette } from '#session/palette.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { places, routes } from './routes.ts';
import { useAtWork } from './use-at-work.ts';
import './top-bar.css';

function Mark() {
  return (
    <svg className="top-bar-mark" viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="28" fill="none" stroke="currentColor" strokeWidth="4" />
      <path d="M20 28v14M44 26v12" stroke="#56c7d6" strokeWidth="7" />
      <path d="M32 20v24" stroke="#f5a14b" strokeWidth="7" />
    </svg>
  );
}

/** Every answer is stored before it is given, so there is nothing in between. */
const safety = { stored: say('Saved on this machine'), memory: say('Not saved'), failed: say('Saving has stopped') } as const;

/** The address stands behind the hash, so a link to `#main` would lead away. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** Home is where the course begins. */
const isIn = (location: string, root: string): boolean => location.startsWith(root) || (location === routes.home && root === routes.learn);

export function TopBar() {
  const [location] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const isHelping = useStore(helpPanel, (state) => state.isOpen);
  const { session, title } = useAtWork();
  const storage = useStore(session.store, (state) => state.storage);
  const isElsewhere = session.connection.elsewhere !== undefined;
  return (
    <header className="top-bar">
      <a className="top-bar-skip" href="#main" onClick={skip}>
        {say('Skip to the screen')}
      </a>
      <Link className="top-bar-name" href={routes.home}>
        <Mark />
        Dynascope
      </Link>
      <button
        type="button"
        className="top-bar-menu"
        aria-expanded={isOpen}
        aria-controls="places"
        onClick={() => setOpen(!isOpen)}
      >
        <span className="visually-hidden">{say('Places')}</span>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M2 4h16M2 10h16M2 16h16" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      <nav id="places" className="top-bar-places" data-open={isOpen} aria-label={say('Places')}>
        {places.map(({ name, root, href }) => (
          <Link
            key={name}
            href={href}
            aria-current={isIn(location, root) ? 'page' : undefined}
            onClick={() => setOpen(false)}
          >
            {name}
          </Link>
        ))}
        <button
          type="button"
          className="top-bar-find"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => {
            setOpen(false);
            palette.setState({ isOpen: true });
          }}
        >
          {saidWith('Find {keys}', { keys: <kbd>{say('Ctrl K')}</kbd> })}
        </button>
      </nav>
      <Link
        className="top-bar-workspace"
        href={routes.workspace}
        data-storage={isElsewhere ? 'elsewhere' : storage.kind}
        aria-current={location.startsWith(routes.workspace) ? 'page' : undefined}
      >
        <b translate="no">{title}</b>
        <span>{isElsewhere ? say('Real service') : safety[storage.kind]}</span>
      </Link>
      <button type="button" className="top-bar-help" aria-expanded={isHelping} aria-keyshortcuts="?" onClick={toggleHelp}>
        {say('Help')}
      </button>
    </header>
  );
}
