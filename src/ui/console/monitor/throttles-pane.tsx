/** Why something was throttled, and where to do something about it. */
import { Link } from 'wouter';
import type { ThrottleCause } from '#session/folds/throttle-causes.ts';
import { formatCount } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { tableRoutes } from '../tables/address.ts';

export interface ThrottlesPaneProps {
  readonly causes: readonly ThrottleCause[];
  readonly tableName: string;
}

export function ThrottlesPane({ causes, tableName }: ThrottlesPaneProps) {
  if (causes.length === 0) return null;
  return (
    <section className="monitor-throttles" aria-labelledby="monitor-throttles">
      <h2 id="monitor-throttles">{say('Why requests were throttled')}</h2>
      <ul>
        {causes.map((cause) => (
          <li key={cause.metric}>
            <h3>
              {cause.name}: {throttled(cause)}
            </h3>
            <p>{cause.means}</p>
            <p>
              {cause.next} <WayOut place={cause.place} tableName={tableName} />
            </p>
            <p className="monitor-note">{cause.metric}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WayOut({ place, tableName }: { readonly place: ThrottleCause['place']; readonly tableName: string }) {
  if (place === 'settings') return <Link href={tableRoutes.settings(tableName)}>{say('Change the settings')}</Link>;
  if (place === undefined) return null;
  return (
    <Link href={routes.keySpace} state={{ tableName }}>
      {say('Show the key space')}
    </Link>
  );
}

const throttled = ({ channel, events }: ThrottleCause): string =>
  channel === 'read'
    ? formatCount(events, { one: '{n} read throttled', other: '{n} reads throttled' })
    : formatCount(events, { one: '{n} write throttled', other: '{n} writes throttled' });
