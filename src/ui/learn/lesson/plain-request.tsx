/** The request editor until the real one has loaded: the same request, as plain text that runs. */
import { useState } from 'react';
import type { RequestDraft } from '#session/drafts.ts';
import type { Exchange } from '#session/exchange.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import '#ui/requests/controls.css';
import './plain-request.css';

export interface PlainRequestProps {
  readonly draft: RequestDraft;
  readonly onDraft: (draft: RequestDraft) => void;
  readonly onExchange: (exchange: Exchange) => void;
}

export function PlainRequest({ draft: { operation, text }, onDraft, onExchange }: PlainRequestProps) {
  const session = useSession();
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    if (isRunning) return;
    setRunning(true);
    try {
      onExchange(await session.run(operation, text));
    } finally {
      setRunning(false);
    }
  };
  return (
    <section className="plain-request" aria-label={say('Request')}>
      <div className="plain-request-head">
        <b>{operation}</b>
        <button type="button" className="control-button" data-kind="primary" disabled={isRunning} onClick={() => void run()}>
          {say('Run')}
        </button>
      </div>
      <textarea
        aria-label={say('{operation} request, JSON', { operation })}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onDraft({ operation, text: target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
        }}
      />
    </section>
  );
}
