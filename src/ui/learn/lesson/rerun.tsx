/** "Does it hold with 100 times the data?": the learner's requests once more, on a copy of the lesson that has them. */
import { useState } from 'react';
import { formatCount, formatDollars, formatNumber } from '#session/format.ts';
import type { Measured, RerunResult, RerunRow } from '#session/lesson-rerun.ts';
import type { LessonRun } from '#session/lesson-run.ts';
import { say } from '#texts/say.ts';
import { useLessonWorkshop } from '../lesson-workshop-context.tsx';
import { sayUnits } from './solution-box.tsx';
import './rerun.css';

export const rerunTimes = 100;

type State =
  | { readonly kind: 'offered' | 'running' }
  | { readonly kind: 'done'; readonly result: RerunResult }
  | { readonly kind: 'failed'; readonly reason: string };

export function Rerun({ run }: { readonly run: LessonRun }) {
  const load = useLessonWorkshop();
  const [state, setState] = useState<State>({ kind: 'offered' });
  const start = async (): Promise<void> => {
    setState({ kind: 'running' });
    try {
      const [workshop, { seed, startMs }] = await Promise.all([load(), run.session.connection.about()]);
      const result = await workshop.rerun({ lesson: run.lesson, times: rerunTimes, seed, startMs, own: run.own.all() });
      setState({ kind: 'done', result });
    } catch (cause) {
      setState({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  return (
    <section className="rerun" aria-labelledby="rerun">
      <h3 id="rerun">{say('Does it hold with {rerunTimes} times the data?', { rerunTimes })}</h3>
      {state.kind === 'offered' && (
        <>
          <p>{say('The same requests, on a copy of this lesson that has {rerunTimes} times as many customers, each with as many orders as before.', { rerunTimes })}</p>
          <button type="button" className="control-button" onClick={() => void start()}>
            {say('Rerun on {rerunTimes}× the data', { rerunTimes })}
          </button>
        </>
      )}
      <div role="status">
        {state.kind === 'running' && <p>{say('The engine writes the data and runs your requests.')}</p>}
        {state.kind === 'failed' && <p>{say('It could not be done. {reason}', { reason: state.reason })}</p>}
        {state.kind === 'done' && <Result result={state.result} />}
      </div>
    </section>
  );
}

function Result({ result: { times, itemsOnce, itemsOften, rows } }: { readonly result: RerunResult }) {
  const some = rows.some(({ isOwn }) => !isOwn);
  return (
    <>
      <table className="rerun-table">
        <caption className="visually-hidden">{say('What each step takes, on this data and on {times} times as much', { times })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Step')}</th>
            <th scope="col">{formatCount(itemsOnce, { one: '{n} item', other: '{n} items' })}</th>
            <th scope="col">{formatCount(itemsOften, { one: '{n} item', other: '{n} items' })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.step} row={row} />
          ))}
        </tbody>
      </table>
      <p className="rerun-note">
        {sayGrowth(rows)}
        {some && ` ${say('Steps with a star are done by their solution: your own requests of them are not known whole.')}`}
      </p>
    </>
  );
}

function Row({ row: { title, isOwn, once, often } }: { readonly row: RerunRow }) {
  return (
    <tr data-grows={growthOf(once, often) > 2}>
      <th scope="row">
        {title}
        {!isOwn && <span title={say('Done by its solution')}>*</span>}
      </th>
      <td>
        <Cell measured={once} />
      </td>
      <td>
        <Cell measured={often} />
      </td>
    </tr>
  );
}

function Cell({ measured: { effort, refused } }: { readonly measured: Measured }) {
  return (
    <>
      {sayUnits(effort)}
      <span>
        {formatCount(effort.calls, { one: '{n} call', other: '{n} calls' })}
        {effort.dollars > 0 && `, ${formatDollars(effort.dollars)}`}
        {refused > 0 && `, ${say('{refused} refused', { refused: formatNumber(refused) })}`}
      </span>
    </>
  );
}

const unitsOf = ({ effort }: Measured): number => effort.readUnits + effort.writeUnits;

const growthOf = (once: Measured, often: Measured): number => unitsOf(often) / unitsOf(once);

function sayGrowth(rows: readonly RerunRow[]): string {
  const growing = rows.filter(({ once, often }) => growthOf(once, often) > 2).length;
  if (growing === 0) return say('Every step takes about what it took: none depends on how much else is in the table.');
  return growing === rows.length
    ? say('Every step takes more with every customer who comes.')
    : say('{growing} of {steps} take more with every customer who comes; the others take what they took.', {
      growing: formatNumber(growing),
      steps: formatCount(rows.length, { one: '{n} step', other: '{n} steps' }),
    });
}
