/** A lesson's address: opens its workspace, runs the player, and lets both go when the learner leaves. */
import { useEffect, useState } from 'react';
import { browserProgress } from '#session/lesson-progress.ts';
import { LessonRun, workspaceOf } from '#session/lesson-run.ts';
import { Session } from '#session/session.ts';
import { enter } from '#session/workspace-at-work.ts';
import { type OpenWorkspace, useOpenWorkspace } from '#ui/open-workspace-context.tsx';
import { SessionProvider } from '#ui/session-context.tsx';
import { loadLesson, type PlacedLesson } from '../course.ts';
import { LessonScreen } from './lesson-screen.tsx';

export default function LessonPlace({ placed }: { readonly placed: PlacedLesson }) {
  const open = useOpenWorkspace();
  const [run, setRun] = useState<LessonRun>();
  const [problem, setProblem] = useState<string>();
  const { id, title } = placed.summary;
  useEffect(() => {
    let isGone = false;
    let leave = (): void => undefined;
    const opening = openRun(id, open);
    opening
      .then((opened) => {
        if (isGone) return;
        setRun(opened);
        leave = enter({ session: opened.session, title });
      })
      .catch((thrown: unknown) => setProblem(thrown instanceof Error ? thrown.message : String(thrown)));
    return () => {
      isGone = true;
      leave();
      void opening.then((opened) => opened.close()).catch(() => undefined);
    };
  }, [id, title, open]);
  if (problem !== undefined) return <p role="alert">The lesson can not be opened. {problem}</p>;
  if (run === undefined) return <h1 className="visually-hidden">{placed.summary.title}</h1>;
  return (
    <SessionProvider session={run.session}>
      <LessonScreen run={run} placed={placed} />
    </SessionProvider>
  );
}

async function openRun(id: string, open: OpenWorkspace): Promise<LessonRun> {
  const [lesson, connection] = await Promise.all([loadLesson(id), open(workspaceOf(id))]);
  const session = new Session(connection, await connection.clock());
  await session.readTables();
  return new LessonRun({ lesson, session, store: browserProgress, find: loadLesson });
}
