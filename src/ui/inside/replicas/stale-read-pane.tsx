/** One button that makes a stale read happen, and what came of it. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AttributeMap } from '#engine';
import { makeStaleRead, type StaleRead } from '#session/stale-read.ts';
import { formatCount } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';

export interface StaleReadPaneProps {
  readonly tableName: string;
  readonly itemKey: AttributeMap;
  readonly made: StaleRead | undefined;
  readonly onMade: (made: StaleRead | undefined) => void;
}

export function StaleReadPane({ tableName, itemKey, made, onMade }: StaleReadPaneProps) {
  const session = useSession();
  const [, navigate] = useLocation();
  const isPaused = useSessionState((state) => state.clock.speed === 0);
  const [isBusy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      onMade(await makeStaleRead(session, tableName, itemKey));
    } catch (cause) {
      onMade({ kind: 'none', sentence: cause instanceof Error ? cause.message : String(cause) });
    }
    setBusy(false);
  };
  const seeRoad = (number: number): void => {
    session.choose(number);
    navigate(routes.road);
  };
  return (
    <section>
      <h3>{say('Make a stale read happen')}</h3>
      <p className="inside-note">{say("Stops the clock, adds 1 to the item's version, and reads it with eventual consistency until a follower answers that lacks the write.")}</p>
      <p className="replicas-actions">
        <button type="button" className="inside-action" data-kind="primary" disabled={isBusy} title={isBusy ? say('It is being made.') : undefined} onClick={() => void make()}>
          {say('Make a stale read')}
        </button>
        {isPaused && (
          <button type="button" className="inside-action" onClick={() => {
              onMade(undefined);
              void session.ask('SetClock', { Speed: 1 });
            }}>
            {say('Let time go on')}
          </button>
        )}
      </p>
      <p role="status" className="replicas-made" data-kind={made?.kind}>
        {made?.sentence}
        {made?.kind === 'stale' && ` ${formatCount(made.reads, { one: 'It took {n} read.', other: 'It took {n} reads.' })}`}
        {made?.kind === 'stale' && isPaused && ` ${say('Time stands still; the followers catch up when it goes on.')}`}
      </p>
      {made?.kind === 'stale' && (
        <button type="button" className="inside-link" onClick={() => seeRoad(made.exchange.number)}>
          {say('The road of this read')}
        </button>
      )}
    </section>
  );
}
