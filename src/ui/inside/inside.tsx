/** The place "Inside": what happens where a console doesn't look. */
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { routes } from '#ui/shell/routes.ts';
import { KeySpaceScreen } from './keys/key-space-screen.tsx';
import { RoadScreen } from './road/road-screen.tsx';
import './inside.css';

const views = [
  { name: 'Road', href: routes.road },
  { name: 'Key space', href: routes.keySpace },
] as const;

export default function Inside() {
  const [location] = useLocation();
  return (
    <div className="inside">
      <h1 className="visually-hidden">Inside</h1>
      <nav className="inside-views" aria-label="Inside">
        {views.map(({ name, href }) => (
          <Link key={href} href={href} aria-current={location === href ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="inside-view">
        <Switch>
          <Route path={routes.road} component={RoadScreen} />
          <Route path={routes.keySpace} component={KeySpaceScreen} />
          <Route>
            <Redirect to={routes.road} replace />
          </Route>
        </Switch>
      </div>
    </div>
  );
}
