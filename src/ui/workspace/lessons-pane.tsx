/**
 * The lessons' part of this browser: how far the learner is, and the tables that each lesson keeps for
 * itself. Both are apart from the workspace, so a reset or an import of it leaves them alone.
 */
import { useEffect, useState } from 'react';
import { browserProgress } from '#session/lesson-progress.ts';
import { workspaceOf } from '#session/lesson-run.ts';
import { formatCount } from '#session/format.ts';
import { say, sayCount } from '#texts/say.ts';
import { isDone, type Standing, standings } from '#ui/learn/standing.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useWorkspaceShelf } from './workspace-shelf-context.tsx';

interface Kept extends Standing {
  readonly hasTables: boolean;
}

export function LessonsPane() {
  const shelf = useWorkspaceShelf();
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const [forgetting, setForgetting] = useState<readonly Kept[]>();
  const [problem, setProblem] = useState<string>();
  const look = async (): Promise<void> => setKept(keptOf(await shelf.list()));
  useEffect(() => {
    let isGone = false;
    void shelf.list().then((names) => {
      if (!isGone) setKept(keptOf(names));
    });
    return () => {
      isGone = true;
    };
  }, [shelf]);
  const forget = async (lessons: readonly Kept[]): Promise<void> => {
    setProblem(undefined);
    for (const { placed, hasTables } of lessons) {
      browserProgress.forget(placed.summary.id);
      if (!hasTables) continue;
      await shelf.remove(workspaceOf(placed.summary.id)).catch((cause: unknown) => setProblem(cause instanceof Error ? cause.message : String(cause)));
    }
    await look();
  };
  return (
    <section className="workspace-pane" aria-labelledby="workspace-lessons">
      <h2 id="workspace-lessons">{say('Lessons')}</h2>
      <p>{say('Each lesson has tables of its own. They and your progress are kept apart from this workspace, in this browser only.')}</p>
      {kept.length === 0 ? (
        <p>{say('No lesson was begun yet.')}</p>
      ) : (
        <>
          <ul className="workspace-lessons">
            {kept.map((one) => (
              <li key={one.placed.summary.id}>
                <span>
                  <b lang="en">{one.placed.summary.title}</b> {progressSaid(one)}
                </span>
                <button type="button" className="control-link" onClick={() => setForgetting([one])}>
                  {say('Forget')}<span className="visually-hidden" lang="en"> {one.placed.summary.title}</span>
                </button>
              </li>
            ))}
          </ul>
          {kept.length > 1 && (
            <button type="button" className="control-button" onClick={() => setForgetting(kept)}>
              {say('Forget all lessons')}
            </button>
          )}
        </>
      )}
      <p role="status" className="workspace-outcome">
        {problem !== undefined && <span className="workspace-bad">{problem}</span>}
      </p>
      {forgetting !== undefined && (
        <ConfirmDialog
          title={formatCount(forgetting.length, { one: 'Forget "{title}"', other: 'Forget {n} lessons' }, { title: forgetting[0]?.placed.summary.title ?? '' })}
          word={forgetting.length === 1 ? undefined : say('lessons')}
          action={say('Forget')}
          onConfirm={() => void forget(forgetting)}
          onClose={() => setForgetting(undefined)}
        >
          <p>
            {sayCount(forgetting.length, {
              one: 'Predictions, hints taken, solved steps and the tables of this lesson go, and there is no way back. Your own workspace is not touched.',
              other: 'Predictions, hints taken, solved steps and the tables of these lessons go, and there is no way back. Your own workspace is not touched.',
            })}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

const keptOf = (workspaces: readonly string[]): Kept[] =>
  standings()
    .map((standing) => ({ ...standing, hasTables: workspaces.includes(workspaceOf(standing.placed.summary.id)) }))
    .filter(({ progress, hasTables }) => progress !== undefined || hasTables);

function progressSaid(one: Kept): string {
  if (isDone(one)) return say('done');
  return one.progress === undefined
    ? say('tables only')
    : formatCount(one.placed.summary.steps, { one: '{solved} of {n} step solved', other: '{solved} of {n} steps solved' }, { solved: one.solved });
}
