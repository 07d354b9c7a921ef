/** The place "Learn": home, the course, and its lessons. A lesson is a chunk of its own. */
import { lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { routes } from '#ui/shell/routes.ts';
import { CourseScreen } from './course-screen.tsx';
import { Home } from './home.tsx';
import { findPlaced } from './course.ts';
import { SummaryScreen } from './summary-screen.tsx';

const LessonPlace = lazy(() => import('./lesson/lesson-place.tsx'));
const OpenLesson = lazy(() => import('./shared/open-lesson-screen.tsx'));
const SharedLesson = lazy(() => import('./shared/shared-lesson-screen.tsx'));
const OpenedLesson = lazy(() => import('./shared/opened-lesson-place.tsx'));
const RecordLesson = lazy(() => import('./shared/record-screen.tsx'));
const Myths = lazy(() => import('./myths/myths-screen.tsx'));

export default function Learn() {
  return (
    <Switch>
      <Route path={routes.home} component={Home} />
      <Route path={routes.learn} component={CourseScreen} />
      <Route path={routes.myths} component={Myths} />
      <Route path={routes.summary} component={SummaryScreen} />
      <Route path={routes.openLesson} component={OpenLesson} />
      <Route path={routes.recordLesson} component={RecordLesson} />
      <Route path={`${routes.sharedLesson}*?`} component={SharedLesson} />
      <Route path="/learn/opened/:id">{({ id }) => <OpenedLesson key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/learn/:id">
        {({ id }) => {
          const placed = findPlaced(decodeURIComponent(id));
          // Another lesson is another workspace: nothing of the one before is kept.
          return placed === undefined ? <Redirect to={routes.learn} replace /> : <LessonPlace key={placed.summary.id} placed={placed} />;
        }}
      </Route>
      <Route>
        <Redirect to={routes.learn} replace />
      </Route>
    </Switch>
  );
}
