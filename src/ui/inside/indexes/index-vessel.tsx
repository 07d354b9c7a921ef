/** The queue of one index as a vessel that fills from below, with the rate in above and the rate out below. */
import { useId, useMemo } from 'react';
import { useLocation } from 'wouter';
import { type IndexQueue, perSecond } from '#session/folds/index-queues.ts';
import { all } from '#session/folds/spoken.ts';
import { formatDuration, formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { ThrottledHatch } from '#ui/kit/hatch.tsx';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';

const height = 220;
const width = 150;
/** A vessel has room for at least so many, so that one change looks like one. */
const roomMin = 24;
const slotsMax = 24;

export function IndexVessel({ queue, tableName }: { readonly queue: IndexQueue; readonly tableName: string }) {
  const { name, waiting, finding, note, inPerSecond, outPerSecond, backPressure, next, entries } = queue;
  return (
    <section className="vessel" aria-label={say('Index {name}', { name })}>
      <header>
        <h2>{finding}</h2>
        <p>
          {say('{note}. {entries} in the index.', { note, entries })}
        </p>
      </header>
      <div className="vessel-parts">
        <Picture waiting={waiting} inPerSecond={inPerSecond} outPerSecond={outPerSecond} isRefusing={backPressure !== undefined} />
        <div>
          <h3>{say('How late it was, by the second')}</h3>
          <Lags queue={queue} />
          <h3 className="vessel-next">{say('What goes in next')}</h3>
          {next.length === 0 ? (
            <p className="inside-note">{say('Nothing waits.')}</p>
          ) : (
            <ol className="vessel-changes">
              {next.map(({ text, due }, at) => (
                <li key={at}>
                  <span className="mono">{due}</span>
                  <span className="vessel-change">{text}</span>
                </li>
              ))}
            </ol>
          )}
        </div>
        <BackPressure queue={queue} tableName={tableName} />
      </div>
    </section>
  );
}

function Picture({ waiting, inPerSecond, outPerSecond, isRefusing }: { readonly waiting: number; readonly inPerSecond: number; readonly outPerSecond: number; readonly isRefusing: boolean }) {
  const hatch = useId();
  const room = Math.max(roomMin, waiting * 1.25);
  const slots = Math.min(slotsMax, waiting);
  const filled = (waiting / room) * (height - 8);
  const each = slots === 0 ? 0 : filled / slots;
  return (
    <svg className="vessel-picture" width={width + 130} height={height + 64} aria-hidden="true">
      <defs>
        <ThrottledHatch id={hatch} />
      </defs>
      <path className="vessel-arrow" d={`M${width / 2} 2v20`} />
      <path className="vessel-arrow-head" d={`M${width / 2 - 7} 20h14l-7 9z`} />
      <text className="vessel-rate" x={width / 2 + 14} y="16">
        {say('in {perSecond}', { perSecond: perSecond(inPerSecond) })}
      </text>
      <rect className="vessel-frame" x="1" y="32" width={width} height={height} />
      {isRefusing && <rect x="2" y="33" width={width - 2} height="12" fill={`url(#${hatch})`} />}
      {Array.from({ length: slots }, (_, at) => (
        <rect key={at} className="vessel-slot" x="6" y={32 + height - 4 - (at + 1) * each + 1} width={width - 10} height={Math.max(2, each - 2)} />
      ))}
      <path className="vessel-level" d={`M${width + 1} ${32 + height - 4 - filled}h10`} />
      <text className="vessel-count" x={width + 18} y={32 + height - filled + 2}>
        {formatNumber(waiting)}
      </text>
      <text className="vessel-rate" x={width + 18} y={32 + height - filled + 18}>
        {say('waiting')}
      </text>
      <path className="vessel-arrow" d={`M${width / 2} ${height + 36}v16`} />
      <path className="vessel-arrow-head" d={`M${width / 2 - 7} ${height + 50}h14l-7 9z`} />
      <text className="vessel-rate" x={width / 2 + 14} y={height + 52}>
        {say('out {perSecond}', { perSecond: perSecond(outPerSecond) })}
      </text>
    </svg>
  );
}

const seconds = 60;

/** A bar for each second in which changes came in; the tallest is the latest of them. */
function Lags({ queue: { flow } }: { readonly queue: IndexQueue }) {
  const late = flow.filter(({ lagMs }) => lagMs !== undefined).slice(-seconds);
  const most = Math.max(100, ...late.map(({ lagMs = 0 }) => lagMs));
  if (late.length === 0) return <p className="inside-note">{say('No change came in during the last minute.')}</p>;
  return (
    <>
      <svg className="vessel-lags" viewBox={`0 0 ${seconds * 6} 60`} role="img" aria-label={say('The latest of them came in {most} late or less.', { most: formatDuration(most) })}>
        <path className="vessel-axis" d={`M0 59.5h${seconds * 6}`} />
        {late.map(({ atMs, lagMs = 0 }, at) => (
          <rect key={atMs} className="vessel-lag" x={at * 6} y={59 - (lagMs / most) * 56} width="4.5" height={(lagMs / most) * 56} />
        ))}
      </svg>
      <p className="inside-note">{say('The top of the scale is {most}.', { most: formatDuration(most) })}</p>
    </>
  );
}

/** Whom the index holds up, with the road of the last write that it refused. */
function BackPressure({ queue: { name, backPressure }, tableName }: { readonly queue: IndexQueue; readonly tableName: string }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const exchanges = useSessionState((state) => state.exchanges);
  const last = useMemo(
    () => exchanges.findLast(({ trace }) => all(trace?.events ?? [], 'capacity.throttled').some((event) => event.tableName === tableName && event.indexName === name)),
    [exchanges, tableName, name],
  );
  return (
    <div>
      <h3>{say('Back-pressure')}</h3>
      {backPressure === undefined ? (
        <p className="inside-note">{say('None. When {name} has no write units left, writes to {tableName} that change it are throttled too.', { name, tableName })}</p>
      ) : (
        <p className="vessel-refused">{backPressure}</p>
      )}
      {last !== undefined && (
        <button
          type="button"
          className="inside-link"
          onClick={() => {
            session.choose(last.number);
            navigate(routes.road);
          }}
        >
          {say('The road of the last one')}
        </button>
      )}
    </div>
  );
}
