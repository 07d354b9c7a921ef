/** What the time bar does, by button and by key. */
import { useEffect, useEffectEvent, useState } from 'react';
import { virtualNow } from '#session/folds/virtual-time.ts';
import type { Session, SessionState } from '#session/session.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Virtual seconds in a second of the wall clock. */
export const speeds: readonly number[] = [1, 10, 60, 600, 3600];

export interface TimeControls {
  readonly isPaused: boolean;
  /** The speed that runs, or that will when time runs again. */
  readonly chosenSpeed: number;
  readonly canGoBack: boolean;
  readonly toggle: () => void;
  readonly stepBack: () => void;
  readonly step: () => void;
  readonly setSpeed: (speed: number) => void;
}

export function useTimeControls(session: Session): TimeControls {
  const speed = useSessionState((state) => state.clock.speed);
  const canGoBack = useSessionState((state) => shownAt(state) > 0);
  const [lastSpeed, setLastSpeed] = useState(speed === 0 ? 1 : speed);
  const isPaused = speed === 0;
  const chosenSpeed = isPaused ? lastSpeed : speed;
  const run = (to: number): void => void session.ask('SetClock', { Speed: to });

  const controls: TimeControls = {
    isPaused,
    chosenSpeed,
    canGoBack,
    toggle: () => {
      setLastSpeed(chosenSpeed);
      run(isPaused ? chosenSpeed : 0);
    },
    stepBack: () => look(session, -1),
    step: () => {
      if (!look(session, 1)) void session.advance(secondsToNext(session.store.getState()));
    },
    setSpeed: (to) => {
      setLastSpeed(to);
      if (!isPaused) run(to);
    },
  };
  useTimeKeys(controls);
  return controls;
}

/** Which of the exchanges is looked at. */
function shownAt({ exchanges, chosenExchange }: Pick<SessionState, 'exchanges' | 'chosenExchange'>): number {
  const at = exchanges.findIndex(({ number }) => number === chosenExchange);
  return at < 0 ? exchanges.length - 1 : at;
}

/** Looks at the request before or after; false at the end of the line. */
function look(session: Session, by: 1 | -1): boolean {
  const { exchanges } = session.store.getState();
  const to = shownAt(session.store.getState()) + by;
  const exchange = exchanges[to];
  if (exchange === undefined) return false;
  session.choose(to === exchanges.length - 1 ? undefined : exchange.number);
  return true;
}

/** To the next change of a table's or index's status, where one is due; else a second. */
function secondsToNext({ tables = [], clock }: SessionState): number {
  const nowMs = virtualNow(clock, performance.timeOrigin + performance.now());
  const due = tables
    .flatMap(({ record }) => [record.settlesAtMs, ...record.indexes.map(({ settlesAtMs }) => settlesAtMs)])
    .filter((atMs) => atMs !== undefined)
    .filter((atMs) => atMs > nowMs);
  return due.length === 0 ? 1 : (Math.min(...due) - nowMs) / 1000;
}

function useTimeKeys({ toggle, stepBack, step, setSpeed, chosenSpeed }: TimeControls): void {
  const faster = (by: 1 | -1): void => {
    const speed = speeds[speeds.indexOf(chosenSpeed) + by];
    if (speed !== undefined) setSpeed(speed);
  };
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const actions: Readonly<Partial<Record<Shortcut, () => void>>> = {
      toggle,
      stepBack,
      step,
      slower: () => faster(-1),
      faster: () => faster(1),
    };
    const shortcut = shortcutOf(event);
    const action = shortcut && actions[shortcut];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
