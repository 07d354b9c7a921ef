/** Inside, Road: the road of the newest request, or of one that is chosen from the last. */
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Link } from 'wouter';
import { say } from '#texts/say.ts';
import { History } from './history.tsx';
import { Road } from './road.tsx';
import './road-screen.css';

export function RoadScreen() {
  const session = useSession();
  const exchanges = useSessionState((state) => state.exchanges);
  const chosen = useSessionState((state) => state.chosenExchange);
  const exchange = exchanges.find(({ number }) => number === chosen) ?? exchanges.at(-1);
  if (exchange === undefined) return <Empty />;
  const choose = (number: number): void => session.choose(number === exchanges.at(-1)?.number ? undefined : number);
  return (
    <div className="road-screen-place">
      <div className="road-screen">
        <div className="road-screen-main">
          <Road exchange={exchange} />
        </div>
        <aside className="road-screen-side">
          <History exchanges={exchanges} chosen={exchange.number} onChoose={choose} />
        </aside>
      </div>
    </div>
  );
}

/** Six stations and no data. */
function Empty() {
  return (
    <div className="road-screen-empty">
      <h2>{say('No request yet')}</h2>
      <p>{say('The road of each request is shown here: which partition, which replica, which items, how many units and dollars.')}</p>
      <Link className="road-screen-action" href={routes.json}>
        {say('Send a request')}
      </Link>
      <svg viewBox="0 0 720 60" aria-hidden="true">
        <path d="M60 20h600" className="road-screen-axis" />
        {[say('Request'), say('Router'), say('Admission'), say('Replica'), say('Items'), say('Response')].map((name, at) => (
          <g key={name} transform={`translate(${60 + at * 120} 20)`}>
            <rect x="-22" y="-13" width="44" height="26" rx="4" className="road-screen-station" />
            <text y="34" textAnchor="middle" className="road-screen-name">
              {name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
