/** The place "Requests": write them as JSON or as code. Each way is a chunk of its own. */
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { routes } from '#ui/shell/routes.ts';
import './requests.css';

const JsonScreen = lazy(() => import('./json-screen.tsx'));
const CodeScreen = lazy(() => import('./code-screen.tsx'));

export default function Requests() {
  return (
    <div className="requests">
      <h1 className="visually-hidden">Requests</h1>
      <Suspense fallback={null}>
        <Switch>
          <Route path={routes.json} component={JsonScreen} />
          <Route path={routes.code} component={CodeScreen} />
          <Route>
            <Redirect to={routes.json} replace />
          </Route>
        </Switch>
      </Suspense>
    </div>
  );
}
