/** Says that the road of an earlier request is looked at, and leads to its tables or back to the latest. */
import { useStore } from 'zustand';
import { formatTime } from '#session/folds/virtual-time.ts';
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
        <b>{`You look at ${exchange.operation} of ${formatTime(exchange.atMs)}, request ${at + 1} of ${exchanges.length}.`}</b> The tables are as they are
        now.
      </p>
      <div className="past-banner-actions">
        {change !== undefined && (
          <button type="button" onClick={() => void session.travel.look({ after: change.id })}>
            See the tables as they were
          </button>
        )}
        <button type="button" onClick={() => session.choose(undefined)}>
          Back to the latest
        </button>
      </div>
    </div>
  );
}
