/** The ways to write a request, as links at the head of the place: always at the same spot. */
import { Link, useLocation } from 'wouter';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import './pane-tabs.css';

const views = [
  { label: say('Form'), href: routes.form },
  { label: 'JSON', href: routes.json },
  { label: 'AWS CLI', href: routes.cli },
  { label: 'PartiQL', href: routes.partiql },
  { label: say('Code'), href: routes.code },
] as const;

export function RequestViews() {
  const [location] = useLocation();
  return (
    <nav className="pane-tabs" aria-label={say('Ways to write a request')}>
      {views.map(({ label, href }) => (
        <Link key={href} href={href} aria-current={href === location ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
