/** The frame of every screen: top bar, what the learner should know, the screen, and time. */
import type { ReactNode } from 'react';
import { TopBar } from './top-bar.tsx';
import './shell.css';

export interface ShellProps {
  readonly children: ReactNode;
  /** Bad news and offers, above the screen. */
  readonly notices?: ReactNode;
  /** Beside the screen. */
  readonly help?: ReactNode;
  /** At the foot of every sandbox screen, in the same place. */
  readonly timeBar?: ReactNode;
}

export function Shell({ children, notices, help, timeBar }: ShellProps) {
  return (
    <div className="shell">
      <TopBar />
      {notices}
      <div className="shell-middle">
        <main id="main" className="shell-main" tabIndex={-1}>
          {children}
        </main>
        {help}
      </div>
      {timeBar}
    </div>
  );
}
