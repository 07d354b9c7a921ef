/** A lesson from elsewhere being done: the same player, in a workspace and with progress of its own. */
import { useCallback } from 'react';
import { Link } from 'wouter';
import type { Lesson } from '#lesson/lesson.ts';
import { sharedLessons } from '#session/shared-lessons.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { routes } from '#ui/shell/routes.ts';
import { LessonStage } from '../lesson/lesson-place.tsx';
import type { Placing } from '../lesson/placing.ts';
import { useLessonWorkshop } from '../lesson-workshop-context.tsx';
import './shared.css';

const crumb = { text: say('Open a lesson'), href: routes.openLesson };

export default function OpenedLessonPlace({ id }: { readonly id: string }) {
  const workshop = useLessonWorkshop();
  const kept = sharedLessons.read(id);
  /** Read anew each time: what the browser keeps is trusted no more than the file was. */
  const load = useCallback(async (): Promise<Lesson> => {
    const text = sharedLessons.read(id)?.text ?? '';
    const reading = await (await workshop()).compile(text);
    if (reading.kind === 'refused') throw new Error(reading.line === undefined ? reading.reason : say('Line {line}: {reason}', { line: reading.line, reason: reading.reason }));
    if (reading.lesson.id !== id) throw new Error(say('What is kept under this address is another lesson.'));
    return reading.lesson;
  }, [id, workshop]);
  if (kept === undefined) {
    return (
      <div className="shared">
        <h1>{say('This lesson is not here')}</h1>
        <p>
          {saidWith('This browser keeps no such lesson. {link} from its file or link.', { link: <Link href={routes.openLesson}>{say('Open it')}</Link> })}
        </p>
      </div>
    );
  }
  const placing: Placing = { crumb, position: say('from elsewhere'), address: routes.openedLesson(id), next: undefined, isForeign: true };
  return <LessonStage id={id} title={kept.title} load={load} placing={placing} />;
}
