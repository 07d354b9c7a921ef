/** The place "Requests": write them as a form, JSON, a command line, a statement, or code. */
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { RequestViews } from './request-views.tsx';
import './requests.css';

const JsonScreen = lazy(() => import('./json-screen.tsx'));
const CodeScreen = lazy(() => import('./code-screen.tsx'));

export default function Requests() {
  return (
    <div className="requests">
      <h1 className="visually-hidden">{say('Requests')}</h1>
      <div className="pane-head">
        <RequestViews />
      </div>
      <div className="requests-view">
        <Suspense fallback={null}>
          <Switch>
            <Route path={routes.form}>
              <JsonScreen way="form" />
            </Route>
            <Route path={routes.json}>
              <JsonScreen way="json" />
            </Route>
            <Route path={routes.cli}>
              <JsonScreen way="cli" />
            </Route>
            <Route path={routes.partiql}>
              <JsonScreen way="partiql" />
            </Route>
            <Route path={routes.code} component={CodeScreen} />
            <Route>
              <Redirect to={routes.json} replace />
            </Route>
          </Switch>
        </Suspense>
      </div>
    </div>
  );
}
