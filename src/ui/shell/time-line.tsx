/** The last requests on a line that ends now. Marks have the colour and the letter of their channel. */
import { useMemo } from 'react';
import { formatHour, formatTime, type RunningClock } from '#session/folds/virtual-time.ts';
import { type TimeMark, timeLineOf } from '#session/folds/time-line.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from './use-virtual-now.ts';
import '#ui/kit/channel.css';
import './time-line.css';

/** The line moves this often while time runs; its marks need no more. */
const stepMs = 1000;

export function TimeLine({ clock }: { readonly clock: RunningClock }) {
  const session = useSession();
  const exchanges = useSessionState((state) => state.exchanges);
  const chosen = useSessionState((state) => state.chosenExchange);
  const nowMs = useVirtualNow(clock, Math.max(stepMs, clock.speed * 500));
  const { fromMs, marks } = useMemo(() => timeLineOf(exchanges, nowMs), [exchanges, nowMs]);
  const shown = marks.find(({ number }) => number === chosen);
  const newest = marks.at(-1);
  const labelled = shown ?? newest;
  const label = labelled === undefined ? '' : shown === undefined ? labelled.operation : say('this {operation}', { operation: labelled.operation });
  const playhead = shown?.at ?? 1;
  const choose = (mark: TimeMark): void => session.choose(mark.number === newest?.number ? undefined : mark.number);
  return (
    <div className="time-line" data-empty={marks.length === 0}>
      <div className="time-line-track" style={{ '--time-line-at': playhead } as React.CSSProperties} />
      {marks.map((mark) => (
        <button
          key={mark.number}
          type="button"
          tabIndex={-1}
          className="time-line-mark"
          data-channel={mark.channel}
          data-refused={mark.isRefused}
          style={{ left: `${mark.at * 100}%` }}
          title={`${mark.operation}, ${formatTime(mark.atMs)}`}
          aria-hidden="true"
          onClick={() => choose(mark)}
        />
      ))}
      {labelled !== undefined && (
        // It ends at its mark, and leaves room for the hour at which the line begins.
        <span className="time-line-label" style={{ left: `clamp(${label.length}ch + 36px, ${labelled.at * 100}%, 100% - 24px)` }}>
          {label}
        </span>
      )}
      <span className="time-line-from">{formatHour(fromMs)}</span>
      <span className="time-line-playhead" style={{ left: `${playhead * 100}%` }} />
      <span className="time-line-now" data-bold={shown === undefined}>
        {say('now')}
      </span>
    </div>
  );
}
