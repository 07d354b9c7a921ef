/** A lesson from elsewhere being done: the same player, in a workspace and with progress of its own. */
import { useCallback } from 'react';
import { Link } from 'wouter';
import type { Lesson } from '#lesson/lesson.ts';
import { sharedLessons } from '#session/shared-lessons.ts';
import { routes } from '#ui/shell/routes.ts';
import { LessonStage } from '../lesson/lesson-place.tsx';
import type { Placing } from '../lesson/placing.ts';
import { useLessonWorkshop } from '../lesson-workshop-context.tsx';
import './shared.css';

const crumb = { text: 'Open a lesson', href: routes.openLesson };

export default function OpenedLessonPlace({ id }: { readonly id: string }) {
  const workshop = useLessonWorkshop();
  const kept = sharedLessons.read(id);
  /** Read anew each time: what the browser keeps is trusted no more than the file was. */
  const load = useCallback(async (): Promise<Lesson> => {
    const text = sharedLessons.read(id)?.text ?? '';
    const reading = await (await workshop()).compile(text);
    if (reading.kind === 'refused') throw new Error(reading.line === undefined ? reading.reason : `Line ${reading.line}: ${reading.reason}`);
    if (reading.lesson.id !== id) throw new Error('What is kept under this address is another lesson.');
    return reading.lesson;
  }, [id, workshop]);
  if (kept === undefined) {
    return (
      <div className="shared">
        <h1>This lesson is not here</h1>
        <p>
          This browser keeps no such lesson. <Link href={routes.openLesson}>Open it</Link> from its file or link.
        </p>
      </div>
    );
  }
  const placing: Placing = { crumb, position: 'from elsewhere', address: routes.openedLesson(id), next: undefined, isForeign: true };
  return <LessonStage id={id} title={kept.title} load={load} placing={placing} />;
}
