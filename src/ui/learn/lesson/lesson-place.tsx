/** A lesson's address: opens its workspace, runs the player, and lets both go when the learner leaves. */
import { useEffect, useMemo, useState } from 'react';
import type { Lesson } from '#lesson/lesson.ts';
import { browserProgress } from '#session/lesson-progress.ts';
import { LessonRun, workspaceOf } from '#session/lesson-run.ts';
import { Session } from '#session/session.ts';
import { enter } from '#session/workspace-at-work.ts';
import { say } from '#texts/say.ts';
import { type OpenWorkspace, useOpenWorkspace } from '#ui/open-workspace-context.tsx';
import { SessionProvider } from '#ui/session-context.tsx';
import { loadLesson, type PlacedLesson } from '../course.ts';
import { LessonScreen } from './lesson-screen.tsx';
import { type Placing, placingOf } from './placing.ts';

export default function LessonPlace({ placed }: { readonly placed: PlacedLesson }) {
  const { id, title } = placed.summary;
  const placing = useMemo(() => placingOf(placed), [placed]);
  return <LessonStage id={id} title={title} load={loadLesson} placing={placing} />;
}

export interface LessonStageProps {
  readonly id: string;
  readonly title: string;
  /** Stable; another one begins the lesson anew. */
  readonly load: (id: string) => Promise<Lesson>;
  readonly placing: Placing;
}

/** A lesson being done, wherever it comes from. */
export function LessonStage({ id, title, load, placing }: LessonStageProps) {
  const open = useOpenWorkspace();
  const [run, setRun] = useState<LessonRun>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isGone = false;
    let leave = (): void => undefined;
    const opening = openRun(id, load, open);
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
  }, [id, title, load, open]);
  if (problem !== undefined) return <p role="alert">{say('The lesson can not be opened. {problem}', { problem })}</p>;
  if (run === undefined) return <h1 className="visually-hidden" lang="en">{title}</h1>;
  return (
    <SessionProvider session={run.session}>
      <LessonScreen run={run} placing={placing} />
    </SessionProvider>
  );
}

async function openRun(id: string, load: LessonStageProps['load'], open: OpenWorkspace): Promise<LessonRun> {
  const [lesson, connection] = await Promise.all([load(id), open(workspaceOf(id))]);
  const session = new Session(connection, await connection.clock());
  await session.readTables();
  return new LessonRun({ lesson, session, store: browserProgress, find: loadLesson });
}
