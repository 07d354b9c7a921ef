/** In place of a screen that shows what another engine does not tell: one sentence, and the way back. */
import { useStore } from 'zustand';
import { anotherEngine } from '#session/another-engine.ts';
import { titleIn, workspaceNames } from '#session/workspace-names.ts';
import { Link } from 'wouter';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { useLeaveEngine } from './use-elsewhere.ts';
import '#ui/requests/controls.css';
import './not-there.css';

export interface NotThereProps {
  readonly title: string;
  readonly sentence: string;
}

export function NotThere({ title, sentence }: NotThereProps) {
  const leave = useLeaveEngine();
  const home = useStore(anotherEngine, (state) => state.home?.connection.workspace) ?? 'sandbox';
  const name = useStore(workspaceNames, (names) => titleIn(names, home));
  return (
    <section className="not-there" aria-labelledby="not-there">
      <h1 id="not-there">{title}</h1>
      <p>{sentence}</p>
      <div className="not-there-actions">
        <button type="button" className="control-button" data-kind="primary" onClick={leave}>
          {say('Leave and go back to {name}', { name })}
        </button>
        <Link className="control-link" href={routes.tables}>
          {say('Tables of the other engine')}
        </Link>
      </div>
    </section>
  );
}
