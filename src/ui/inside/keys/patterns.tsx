/** The patterns that were found in the heat, each with what follows from it and the lesson on it. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { KeySpaceHeat } from '#session/connection.ts';
import { type Pattern, patternsOf } from '#session/folds/patterns.ts';
import { say } from '#texts/say.ts';
import { findPlaced } from '#ui/learn/course.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import './patterns.css';

/** The lesson on each; a link stands only where the course has one of them. */
const lessonsOn: Readonly<Record<Pattern['kind'], readonly string[]>> = {
  'hot key': ['hot-key', 'the-hot-key', 'write-sharding'],
  'sequential keys': ['sequential-keys', 'time-series'],
  'periodic scan': ['get-query-scan'],
  even: ['where-an-item-lives'],
};

export function Patterns({ heat }: { readonly heat: KeySpaceHeat }) {
  const clock = useSessionState((state) => state.clock);
  const physics = useSessionState((state) => state.physics);
  const nowMs = useVirtualNow(clock, Math.max(1000, clock.speed * 250));
  const patterns = useMemo(() => patternsOf(heat, nowMs, physics), [heat, nowMs, physics]);
  if (patterns.length === 0) return null;
  return (
    <section className="patterns" aria-label={say('Patterns found')}>
      {patterns.map((pattern) => (
        <Found key={`${pattern.kind} ${pattern.channel}`} pattern={pattern} />
      ))}
    </section>
  );
}

function Found({ pattern: { kind, channel, finding, advice } }: { readonly pattern: Pattern }) {
  const lesson = lessonsOn[kind].map(findPlaced).find((placed) => placed !== undefined);
  return (
    <div data-channel={channel} data-kind={kind}>
      <h2>{finding}</h2>
      <p>
        {advice} {lesson !== undefined && <Link href={routes.lesson(lesson.summary.id)}>{say('Lesson: {title}', { title: lesson.summary.title })}</Link>}
      </p>
    </div>
  );
}
