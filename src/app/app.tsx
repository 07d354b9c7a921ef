/** The screens and their addresses. Each place is a chunk of its own. */
import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import { applyUpdate, offlineState } from '#platform/offline/updates.ts';
import { openConnection } from '#platform/page/open-connection.ts';
import type { Session } from '#session/session.ts';
import { OpenWorkspaceProvider } from '#ui/open-workspace-context.tsx';
import { CodeRunnerProvider } from '#ui/requests/code-runner-context.tsx';
import { SessionProvider } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Shell } from '#ui/shell/shell.tsx';
import { TimeBar } from '#ui/shell/time-bar.tsx';
import { UpdateOffer } from '#ui/shell/update-offer.tsx';

const Learn = lazy(() => import('#ui/learn/learn.tsx'));
const Tables = lazy(() => import('#ui/console/console.tsx'));
const Inside = lazy(() => import('#ui/inside/inside.tsx'));
const Requests = lazy(() => import('#ui/requests/requests.tsx'));
const Workspace = lazy(() => import('#ui/workspace/workspace.tsx'));
const loadCodeRunner = async () => (await import('#platform/sandbox/sandbox.ts')).sandbox;

export function App({ session }: { readonly session: Session }) {
  return (
    <SessionProvider session={session}>
      <OpenWorkspaceProvider open={openConnection}>
        <CodeRunnerProvider load={loadCodeRunner}>
          <Router hook={useHashLocation}>
            <Shell notices={<Update />} timeBar={<TimeBar />}>
              <Suspense fallback={null}>
                <Switch>
                  <Route path="/" component={Learn} />
                  <Route path="/learn/*?" component={Learn} />
                  <Route path="/tables/*?" component={Tables} />
                  <Route path="/inside/*?" component={Inside} />
                  <Route path="/requests/*?" component={Requests} />
                  <Route path="/workspace" component={Workspace} />
                  <Route>
                    <Redirect to={routes.home} replace />
                  </Route>
                </Switch>
              </Suspense>
            </Shell>
          </Router>
        </CodeRunnerProvider>
      </OpenWorkspaceProvider>
    </SessionProvider>
  );
}

function Update() {
  return <UpdateOffer hasUpdate={useStore(offlineState, (state) => state.hasUpdate)} onApply={applyUpdate} />;
}
