/** Lessons from elsewhere that this browser keeps, with how far the learner is. */
import { useState } from 'react';
import { Link } from 'wouter';
import { solvedSteps } from '#lesson/progress.ts';
import { formatCount } from '#session/format.ts';
import { browserProgress } from '#session/lesson-progress.ts';
import { workspaceOf } from '#session/lesson-run.ts';
import { type SharedLesson, sharedLessons } from '#session/shared-lessons.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { ConfirmDialog } from '#ui/workspace/confirm-dialog.tsx';
import { useWorkspaceShelf } from '#ui/workspace/workspace-shelf-context.tsx';
import '#ui/workspace/workspace.css';

export function OpenedList() {
  const shelf = useWorkspaceShelf();
  const [all, setAll] = useState(() => sharedLessons.all());
  const [problem, setProblem] = useState('');
  const [forgetting, setForgetting] = useState<SharedLesson>();
  const forget = async ({ id }: SharedLesson): Promise<void> => {
    setProblem('');
    try {
      // A workspace that another tab has open stays, and so does the lesson.
      if ((await shelf.list()).includes(workspaceOf(id))) await shelf.remove(workspaceOf(id));
      browserProgress.forget(id);
      sharedLessons.forget(id);
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause));
    }
    setAll(sharedLessons.all());
  };
  if (all.length === 0) return null;
  return (
    <section className="shared-opened" aria-labelledby="shared-opened">
      <h2 id="shared-opened">{say('Opened before')}</h2>
      <p>{say('Their progress is kept apart from that of the course.')}</p>
      <ul>
        {all.map((lesson) => (
          <li key={lesson.id}>
            <Link href={routes.openedLesson(lesson.id)}>{lesson.title}</Link>
            <span>{standing(lesson)}</span>
            <button type="button" className="control-link" onClick={() => setForgetting(lesson)}>
              {say('Forget')}<span className="visually-hidden"> {lesson.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{problem}</p>
      {forgetting !== undefined && (
        <ConfirmDialog
          title={say('Forget "{title}"', { title: forgetting.title })}
          action={say('Forget')}
          onConfirm={() => void forget(forgetting)}
          onClose={() => setForgetting(undefined)}
        >
          <p>{say('Its text, its tables and your progress in it go, and there is no way back but its file or link.')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function standing({ id }: SharedLesson): string {
  const progress = browserProgress.read(id);
  if (progress === undefined) return say('not begun');
  return progress.finished ? say('done') : formatCount(solvedSteps(progress), { one: '{n} step done', other: '{n} steps done' });
}
