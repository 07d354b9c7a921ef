/** The screens and their addresses. Each place is a chunk of its own. */
import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import { applyUpdate, offlineState } from '#platform/offline/updates.ts';
import { deleteWorkspace, listWorkspaces, openConnection } from '#platform/page/open-connection.ts';
import { goToWorkspace } from '#platform/page/current-workspace.ts';
import { persistence, protectWorkspaces, readPersistence } from '#platform/page/persistence.ts';
import { anotherEngine, type OpenAnotherEngine } from '#session/another-engine.ts';
import type { RunLab } from '#session/lab-runner.ts';
import type { Session } from '#session/session.ts';
import type { WorkspaceShelf } from '#session/workspace-shelf.ts';
import { AnotherEngineProvider } from '#ui/elsewhere/another-engine-context.tsx';
import { ElsewhereBanner } from '#ui/elsewhere/elsewhere-banner.tsx';
import { NotThere } from '#ui/elsewhere/not-there.tsx';
import { missingAt } from '#ui/elsewhere/places.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { HelpDoor } from '#ui/help/help-door.tsx';
import { LabProvider } from '#ui/lab/lab-context.tsx';
import { LessonWorkshopProvider } from '#ui/learn/lesson-workshop-context.tsx';
import { OpenWorkspaceProvider } from '#ui/open-workspace-context.tsx';
import { CodeRunnerProvider, FunctionsAtWork } from '#ui/requests/code-runner-context.tsx';
import { SessionProvider } from '#ui/session-context.tsx';
import { ErrorBoundary } from '#ui/shell/error-boundary.tsx';
import { RecordingBar } from '#ui/shell/recording-bar.tsx';
import { PaletteDoor } from '#ui/palette/palette-door.tsx';
import { Notices } from '#ui/shell/notices.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Shell } from '#ui/shell/shell.tsx';
import { TimeBar } from '#ui/shell/time-bar.tsx';
import { UpdateOffer } from '#ui/shell/update-offer.tsx';
import { WorkspaceShelfProvider } from '#ui/workspace/workspace-shelf-context.tsx';

const Learn = lazy(() => import('#ui/learn/learn.tsx'));
const Tables = lazy(() => import('#ui/console/console.tsx'));
const Lab = lazy(() => import('#ui/lab/lab.tsx'));
const Inside = lazy(() => import('#ui/inside/inside.tsx'));
const Requests = lazy(() => import('#ui/requests/requests.tsx'));
const Bill = lazy(() => import('#ui/bill/bill.tsx'));
const OpenShared = lazy(() => import('#ui/workspace/open-shared.tsx'));
const Workspace = lazy(() => import('#ui/workspace/workspace.tsx'));
const shelf: WorkspaceShelf = {
  protection: persistence,
  readProtection: readPersistence,
  protect: protectWorkspaces,
  list: listWorkspaces,
  open: openConnection,
  goTo: goToWorkspace,
  remove: deleteWorkspace,
};

const runLab: RunLab = async (...run) => (await import('#platform/lab/run-lab.ts')).runLab(...run);
const openEngine: OpenAnotherEngine = async (...asked) => (await import('#platform/remote/open-remote.ts')).openRemote(...asked);
const loadLessonWorkshop = async () => (await import('./lesson-workshop.ts')).lessonWorkshop;
const loadCodeRunner = async () => (await import('#platform/sandbox/sandbox.ts')).sandbox;

export function App({ session: home }: { readonly session: Session }) {
  const session = useStore(anotherEngine, (state) => state.session) ?? home;
  return (
    // Nothing of one engine's is left on the screens of another.
    <SessionProvider key={session.connection.workspace} session={session}>
      <OpenWorkspaceProvider open={openConnection}>
        <CodeRunnerProvider load={loadCodeRunner}>
          <FunctionsAtWork />
          <WorkspaceShelfProvider shelf={shelf}>
            <LabProvider run={runLab}>
              <LessonWorkshopProvider load={loadLessonWorkshop}>
                <AnotherEngineProvider open={openEngine}>
                  <Router hook={useHashLocation}>
                    <Shell notices={<News />} help={<HelpDoor />} timeBar={<TimeBar />}>
                      <Guarded>
                        <Suspense fallback={null}>
                          <Switch>
                            <Route path="/" component={Learn} />
                            <Route path="/learn/*?" component={Learn} />
                            <Route path="/tables/*?" component={Tables} />
                            <Route path="/inside/*?" component={Inside} />
                            <Route path="/lab" component={Lab} />
                            <Route path="/requests/*?" component={Requests} />
                            <Route path="/bill" component={Bill} />
                            <Route path="/open/*?" component={OpenShared} />
                            <Route path="/workspace/*?" component={Workspace} />
                            <Route>
                              <Redirect to={routes.home} replace />
                            </Route>
                          </Switch>
                        </Suspense>
                      </Guarded>
                    </Shell>
                    <PaletteDoor />
                  </Router>
                </AnotherEngineProvider>
              </LessonWorkshopProvider>
            </LabProvider>
          </WorkspaceShelfProvider>
        </CodeRunnerProvider>
      </OpenWorkspaceProvider>
    </SessionProvider>
  );
}

/** A place that can't be loaded or drawn takes no other one with it. */
function Guarded({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  const missing = useElsewhere() && missingAt(location);
  return <ErrorBoundary location={location}>{missing === undefined ? children : <NotThere {...missing} />}</ErrorBoundary>;
}

function News() {
  const hasUpdate = useStore(offlineState, (state) => state.hasUpdate);
  return (
    <>
      <ElsewhereBanner />
      <Notices />
      <RecordingBar />
      <UpdateOffer hasUpdate={hasUpdate} onApply={applyUpdate} />
    </>
  );
}
