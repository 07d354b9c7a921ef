/** Says that an earlier request is looked at, and leads back to the latest. */
import { formatTime } from '#session/folds/virtual-time.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import './past-banner.css';

export function PastBanner() {
  const session = useSession();
  const exchanges = useSessionState((state) => state.exchanges);
  const chosen = useSessionState((state) => state.chosenExchange);
  const at = exchanges.findIndex(({ number }) => number === chosen);
  const exchange = exchanges[at];
  if (exchange === undefined || at === exchanges.length - 1) return null;
  return (
    <div className="past-banner" role="status">
      <p>
        <b>{`You look at ${exchange.operation} of ${formatTime(exchange.atMs)}, request ${at + 1} of ${exchanges.length}.`}</b> The tables are as they are
        now: virtual time itself never goes back.
      </p>
      <button type="button" onClick={() => session.choose(undefined)}>
        Back to the latest
      </button>
    </div>
  );
}
