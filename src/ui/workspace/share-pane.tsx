/** The workspace in a link, as long as it is short; else the way over a file. */
import { useState } from 'react';
import { beginningLike } from '#session/beginning.ts';
import { formatCount } from '#session/format.ts';
import { storyCallsMax } from '#session/request-story.ts';
import { linkCharsMax, packStory } from '#session/share-link.ts';
import { titleIn, workspaceNames } from '#session/workspace-names.ts';
import { storyOf } from '#session/workspace-story.ts';
import { say } from '#texts/say.ts';
import { copyText } from '#ui/requests/copy-text.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import './workspaces-pane.css';

/** More never fits into a link. */
const itemsMax = 2000;

type Shared =
  | { readonly kind: 'link'; readonly link: string; readonly isCopied: boolean }
  | { readonly kind: 'empty' | 'too long' }
  | { readonly kind: 'failed'; readonly reason: string };

export function SharePane() {
  const session = useSession();
  const [shared, setShared] = useState<Shared>();
  const share = async (): Promise<void> => {
    try {
      const itemsOf = (session.store.getState().tables ?? []).map(({ record }) => record.name);
      const { tables } = await session.connection.facts({ itemsOf, itemsMax });
      const beginning = beginningLike(await session.connection.about());
      const story = storyOf(titleIn(workspaceNames.getState(), session.connection.workspace), tables, beginning);
      if (story.calls.length === 0) return setShared({ kind: 'empty' });
      const isWhole = tables.every(({ items, itemCount }) => items.length === itemCount) && story.calls.length <= storyCallsMax;
      const packed = isWhole ? await packStory(story) : undefined;
      if (packed === undefined) return setShared({ kind: 'too long' });
      const link = `${location.origin}${location.pathname}#${routes.open}${packed}`;
      setShared({ kind: 'link', link, isCopied: await copyText(link) });
    } catch (cause) {
      setShared({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  return (
    <section className="workspace-pane" aria-labelledby="workspace-share">
      <h2 id="workspace-share">{say('Share by link')}</h2>
      <p>
        {say('The tables and items of this workspace, as requests that make them again, and its settings. They stand in the link itself and are sent to no server. Whoever opens it gets a workspace of their own.')}
      </p>
      <button type="button" className="control-button" onClick={() => void share()}>
        {say('Copy a link')}
      </button>
      <div role="status" className="workspace-outcome">
        {shared !== undefined && <Said shared={shared} />}
      </div>
    </section>
  );
}

function Said({ shared }: { readonly shared: Shared }) {
  switch (shared.kind) {
    case 'link':
      return (
        <>
          <span>{shared.isCopied
            ? say('Copied, {characters}.', { characters: formatCount(shared.link.length, { one: '{n} character', other: '{n} characters' }) })
            : say('This browser lets nothing be copied here. Copy it by hand:')}</span>
          <input className="workspace-link mono" readOnly aria-label={say('Link to this workspace')} value={shared.link} onFocus={({ currentTarget }) => currentTarget.select()} />
        </>
      );
    case 'empty':
      return <span>{say('There is no table to share yet.')}</span>;
    case 'too long':
      return <span className="workspace-bad">{say('Too much for a link of {linkCharsMax} characters. Export it to a file and share that.', { linkCharsMax })}</span>;
    case 'failed':
      return <span className="workspace-bad">{say('No link was made. {reason}', { reason: shared.reason })}</span>;
  }
}
