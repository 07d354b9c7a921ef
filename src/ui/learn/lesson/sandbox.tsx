/** The live sandbox beside a lesson's text: the same screens as everywhere, over the lesson's own workspace. */
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { Route, Router, Switch } from 'wouter';
import type { View } from '#lesson/lesson.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { type SandboxLocation, viewNames } from './sandbox-location.ts';
import { useInnerLinks } from './use-inner-links.ts';
import './sandbox.css';

const Tables = lazy(() => import('#ui/console/console.tsx'));
const Request = lazy(() => import('./lesson-request.tsx'));
const Code = lazy(() => import('#ui/requests/code-screen.tsx'));
const Road = lazy(async () => ({ default: (await import('#ui/inside/road/road-screen.tsx')).RoadScreen }));
const KeySpace = lazy(async () => ({ default: (await import('#ui/inside/keys/key-space-screen.tsx')).KeySpaceScreen }));

export interface SandboxProps {
  /** Of the lesson. */
  readonly title: string;
  readonly layout: readonly View[];
  readonly location: SandboxLocation;
  /** On a narrow screen the text takes the sandbox's place. */
  readonly isTextShown: boolean;
  readonly onText: () => void;
  readonly onView: (view: View) => void;
  /** False while the lesson makes its tables. */
  readonly isReady: boolean;
  /** Between the tabs and the view. */
  readonly strip: ReactNode;
}

export function Sandbox({ title, layout, location, isTextShown, onText, onView, isReady, strip }: SandboxProps) {
  const view = useRef<HTMLDivElement>(null);
  useInnerLinks(view, location);
  return (
    <section className="sandbox" aria-label={say('Sandbox')}>
      {/* On a narrow screen the text, with its heading, is out of sight. */}
      <h1 className="sandbox-name">
        <span className="visually-hidden">{title}</span>
      </h1>
      <nav className="sandbox-tabs" aria-label={say('Views of this lesson')}>
        <button type="button" className="sandbox-tab sandbox-tab-text" aria-current={isTextShown ? 'page' : undefined} onClick={onText}>
          {say('Lesson')}
        </button>
        {layout.map((one) => (
          <button
            key={one}
            type="button"
            className="sandbox-tab"
            data-chosen={one === location.view}
            aria-current={one === location.view ? 'page' : undefined}
            onClick={() => onView(one)}
          >
            {viewNames[one]}
          </button>
        ))}
      </nav>
      {strip}
      <div className="sandbox-view" inert={!isReady} ref={view}>
        <Router hook={location.hook} searchHook={location.searchHook} hrefs={location.href}>
          <Suspense fallback={null}>
            <Switch>
              <Route path={routes.json} component={Request} />
              <Route path={routes.code} component={Code} />
              <Route path={routes.road} component={Road} />
              <Route path={routes.keySpace} component={KeySpace} />
              <Route component={Tables} />
            </Switch>
          </Suspense>
        </Router>
      </div>
    </section>
  );
}
