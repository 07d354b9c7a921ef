/** A lesson's text on its way in: got hold of, read by the workshop, and then offered or refused. */
import { useCallback, useRef, useState } from 'react';
import type { Lesson } from '#lesson/lesson.ts';
import { useLessonWorkshop } from '../lesson-workshop-context.tsx';

export type LessonReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'read'; readonly name: string; readonly text: string; readonly lesson: Lesson }
  | { readonly kind: 'refused'; readonly name: string; readonly line: number | undefined; readonly reason: string };

export interface LessonReader {
  readonly reading: LessonReading;
  /** `name` is what the learner calls it; `get` rejects with an Error whose message they can read. */
  readonly read: (name: string, get: () => Promise<string>) => Promise<void>;
}

export function useLessonReading(): LessonReader {
  const load = useLessonWorkshop();
  const [reading, setReading] = useState<LessonReading>({ kind: 'nothing' });
  const last = useRef(0);
  const read = useCallback(
    async (name: string, get: () => Promise<string>): Promise<void> => {
      const turn = ++last.current;
      // Of two that were chosen one after the other, the later one is wanted.
      const set = (now: LessonReading): void => {
        if (turn === last.current) setReading(now);
      };
      set({ kind: 'reading', name });
      try {
        const text = await get();
        const result = await (await load()).compile(text);
        set(result.kind === 'lesson' ? { kind: 'read', name, text, lesson: result.lesson } : { ...result, name });
      } catch (cause) {
        set({ kind: 'refused', name, line: undefined, reason: cause instanceof Error ? cause.message : String(cause) });
      }
    },
    [load],
  );
  return { reading, read };
}
