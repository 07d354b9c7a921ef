/** The runs so far; each can be shown again. */
import { useStore } from 'zustand';
import type { LabRun } from '#session/lab-desk.ts';
import { say } from '#texts/say.ts';
import { useLabDesk } from './lab-context.tsx';
import { count, throttledOf } from './lab-figures.ts';

export function EarlierRuns() {
  const desk = useLabDesk();
  const { runs, outcomes } = useStore(desk.store);
  if (runs.length === 0) return null;
  return (
    <section className="lab-runs" aria-labelledby="lab-runs-title">
      <h2 id="lab-runs-title">{say('Earlier runs')}</h2>
      <ol>
        {runs.map((run) => (
          <li key={run.number}>
            <button type="button" aria-current={run.outcomes === outcomes || undefined} onClick={() => desk.show(run)}>
              <span>
                {run.number} {nameOf(run)}
              </span>
              <span>{refusedOf(run)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

const words: Readonly<Record<string, string>> = { UNIFORM: say('uniform'), ZIPF: say('zipf'), HOT_KEY: say('hot key'), SEQUENTIAL: say('in order'), LATEST: say('latest') };

const nameOf = ({ outcomes: { a } }: LabRun): string => {
  const { operation, keys, hotPercent } = a.traffic;
  return `${operation}, ${words[keys] ?? keys}${keys === 'HOT_KEY' ? ` ${hotPercent} %` : ''}`;
};

const refusedOf = ({ outcomes: { a, b } }: LabRun): string =>
  say('refused: {first} and {second}', { first: count(throttledOf(a.result.Totals)), second: count(throttledOf(b.result.Totals)) });
