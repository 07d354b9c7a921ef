/** Says when what the screens show is not the latest, and what has just been taken back or done again. */
import { useStore } from 'zustand';
import { formatClock } from '#session/folds/virtual-time.ts';
import { type GoingFacts, nameOf, nextUndone } from '#session/going-back.ts';
import type { Look } from '#session/travel.ts';
import { say, sayCount } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { LongWork } from './long-work.tsx';
import './past-banner.css';

export function GoingBanner() {
  const { travel } = useSession();
  const { going, looking, said } = useStore(travel.store);
  return (
    <>
      <LongWork className="past-banner" />
      <div role="status">
        {looking === undefined ? <Gone going={going} said={said} /> : <Looking look={looking} said={said} />}
      </div>
    </>
  );
}

function Looking({ look: { change, clock }, said }: { readonly look: Look; readonly said: string | undefined }) {
  const { travel } = useSession();
  return (
    <div className="past-banner" data-look="">
      <p>
        <b>{change === undefined
          ? say('You look at the tables as they were at {nowMs}, before the first change that is kept.', { nowMs: formatClock(clock.nowMs) })
          : say('You look at the tables as they were at {nowMs}, after {name}.', { nowMs: formatClock(clock.nowMs), name: nameOf(change) })}</b>{' '}
        {said ?? say('Reads are answered from then and cost nothing; nothing can be changed here.')}
      </p>
      <div className="past-banner-actions">
        <button type="button" onClick={() => void travel.look(undefined)}>
          {say('Back to the latest')}
        </button>
        <button type="button" onClick={() => void travel.goOnFromHere()}>
          {say('Go on from here')}
        </button>
      </div>
    </div>
  );
}

function Gone({ going, said }: { readonly going: GoingFacts; readonly said: string | undefined }) {
  const { travel } = useSession();
  const next = nextUndone(going);
  if (next === undefined && said === undefined) return null;
  const left = going.changes.length - going.position;
  return (
    <div className="past-banner">
      <p>
        {said !== undefined && <b>{said}</b>}{' '}
        {next !== undefined &&
          sayCount(left, {
            one: 'This is not the latest: {name} is taken back, and can be done again until something new is changed. Virtual time went back too.',
            other: 'This is not the latest: {n} changes are taken back, and can be done again until something new is changed. Virtual time went back too.',
          }, { name: nameOf(next) })}
      </p>
      <div className="past-banner-actions">
        {next !== undefined && (
          <button type="button" onClick={() => void travel.toLatest()}>
            {say('Back to the latest')}
          </button>
        )}
        {next === undefined && (
          <button type="button" onClick={() => travel.hush()}>
            {say('Close')}
          </button>
        )}
      </div>
    </div>
  );
}
