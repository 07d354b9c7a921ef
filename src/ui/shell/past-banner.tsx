/** Says that the road of an earlier request is looked at, and leads to its tables or back to the latest. */
import { useStore } from 'zustand';
import { formatTime } from '#session/folds/virtual-time.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import './past-banner.css';

export function PastBanner() {
  const session = useSession();
  const exchanges = useSessionState((state) => state.exchanges);
  const chosen = useSessionState((state) => state.chosenExchange);
  const at = exchanges.findIndex(({ number }) => number === chosen);
  const exchange = exchanges[at];
  const { going, looking } = useStore(session.travel.store);
  if (exchange === undefined || at === exchanges.length - 1 || looking !== undefined) return null;
  const change = going.changes.find(({ what, atMs }) => what === exchange.operation && atMs === exchange.atMs);
  return (
    <div className="past-banner" role="status">
      <p>
        {saidWith('{operation} The tables are as they are now.', {
          operation: <b>{say('You look at {operation} of {atMs}, request {at} of {count}.', {
            operation: exchange.operation,
            atMs: formatTime(exchange.atMs),
            at: at + 1,
            count: exchanges.length,
          })}</b>,
        })}
      </p>
      <div className="past-banner-actions">
        {change !== undefined && (
          <button type="button" onClick={() => void session.travel.look({ after: change.id })}>
            {say('See the tables as they were')}
          </button>
        )}
        <button type="button" onClick={() => session.choose(undefined)}>
          {say('Back to the latest')}
        </button>
      </div>
    </div>
  );
}
