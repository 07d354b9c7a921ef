/** The place "Inside": what happens where a console doesn't look. */
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { IndexesScreen } from './indexes/indexes-screen.tsx';
import { KeySpaceScreen } from './keys/key-space-screen.tsx';
import { ReplicasScreen } from './replicas/replicas-screen.tsx';
import { RoadScreen } from './road/road-screen.tsx';
import { StreamsScreen } from './streams/streams-screen.tsx';
import { TimelineScreen } from './timeline/timeline-screen.tsx';
import './inside.css';

const views = [
  { name: say('Road'), href: routes.road },
  { name: say('Key space'), href: routes.keySpace },
  { name: say('Replicas'), href: routes.replicas },
  { name: say('Indexes'), href: routes.indexes },
  { name: say('Streams'), href: routes.streams },
  { name: say('Timeline'), href: routes.timeline },
] as const;

/** On a narrow screen the views are wider than it. */
const intoView = (link: HTMLAnchorElement | null): void => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

export default function Inside() {
  const [location] = useLocation();
  return (
    <div className="inside">
      <h1 className="visually-hidden">{say('Inside')}</h1>
      <nav className="inside-views" aria-label={say('Inside')}>
        {views.map(({ name, href }) => (
          <Link key={href} ref={location === href ? intoView : undefined} href={href} aria-current={location === href ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="inside-view">
        <Switch>
          <Route path={routes.road} component={RoadScreen} />
          <Route path={routes.keySpace} component={KeySpaceScreen} />
          <Route path={routes.replicas} component={ReplicasScreen} />
          <Route path={routes.indexes} component={IndexesScreen} />
          <Route path={routes.streams} component={StreamsScreen} />
          <Route path={routes.timeline} component={TimelineScreen} />
          <Route>
            <Redirect to={routes.road} replace />
          </Route>
        </Switch>
      </div>
    </div>
  );
}
