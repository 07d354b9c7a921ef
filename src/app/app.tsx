/** The screens and their addresses. Each place is a chunk of its own. */
import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import { applyUpdate, offlineState } from '#platform/offline/updates.ts';
import { deleteWorkspace, listWorkspaces, openConnection } from '#platform/page/open-connection.ts';
import { persistence, protectWorkspaces, readPersistence } from '#platform/page/persistence.ts';
import type { Session } from '#session/session.ts';
import type { WorkspaceShelf } from '#session/workspace-shelf.ts';
import { OpenWorkspaceProvider } from '#ui/open-workspace-context.tsx';
import { CodeRunnerProvider } from '#ui/requests/code-runner-context.tsx';
import { SessionProvider } from '#ui/session-context.tsx';
import { ErrorBoundary } from '#ui/shell/error-boundary.tsx';
import { Notices } from '#ui/shell/notices.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Shell } from '#ui/shell/shell.tsx';
import { TimeBar } from '#ui/shell/time-bar.tsx';
import { UpdateOffer } from '#ui/shell/update-offer.tsx';
import { WorkspaceShelfProvider } from '#ui/workspace/workspace-shelf-context.tsx';

const Learn = lazy(() => import('#ui/learn/learn.tsx'));
const Tables = lazy(() => import('#ui/console/console.tsx'));
const Inside = lazy(() => import('#ui/inside/inside.tsx'));
const Requests = lazy(() => import('#ui/requests/requests.tsx'));
const Workspace = lazy(() => import('#ui/workspace/workspace.tsx'));
const shelf: WorkspaceShelf = {
  protection: persistence,
  readProtection: readPersistence,
  protect: protectWorkspaces,
  list: listWorkspaces,
  remove: deleteWorkspace,
};

const loadCodeRunner = async () => (await import('#platform/sandbox/sandbox.ts')).sandbox;

export function App({ session }: { readonly session: Session }) {
  return (
    <SessionProvider session={session}>
      <OpenWorkspaceProvider open={openConnection}>
        <CodeRunnerProvider load={loadCodeRunner}>
          <WorkspaceShelfProvider shelf={shelf}>
            <Router hook={useHashLocation}>
              <Shell notices={<News />} timeBar={<TimeBar />}>
                <Guarded>
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
                </Guarded>
              </Shell>
            </Router>
          </WorkspaceShelfProvider>
        </CodeRunnerProvider>
      </OpenWorkspaceProvider>
    </SessionProvider>
  );
}

/** A place that can't be loaded or drawn takes no other one with it. */
function Guarded({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  return <ErrorBoundary location={location}>{children}</ErrorBoundary>;
}

function News() {
  const hasUpdate = useStore(offlineState, (state) => state.hasUpdate);
  return (
    <>
      <Notices />
      <UpdateOffer hasUpdate={hasUpdate} onApply={applyUpdate} />
    </>
  );
}
