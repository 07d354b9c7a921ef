/** The ways to write a request, as links at the head of the editor. */
import { Link } from 'wouter';
import { routes } from '#ui/shell/routes.ts';
import './pane-tabs.css';

const views = [
  { id: 'json', label: 'JSON', href: routes.json },
  { id: 'code', label: 'Code', href: routes.code },
] as const;

export function RequestViews({ current }: { readonly current: (typeof views)[number]['id'] }) {
  return (
    <nav className="pane-tabs" aria-label="Ways to write a request">
      {views.map(({ id, label, href }) => (
        <Link key={id} href={href} aria-current={id === current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
