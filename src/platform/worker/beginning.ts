/** How a learner begins a workspace, as the settings of its engine. */
import { asToday, noLag, physicsIn, quickExpiry, realisticLag, type Settings } from '#engine';
import type { Beginning } from '#session/connection.ts';

/** What the learner leaves open is as in DynamoDB today, and its chances are drawn. */
export function settingsOf(beginning: Beginning, drawSeed: () => number, startMs: number): Settings {
  const { seed = drawSeed(), lag, throughput = asToday.regime, expiry } = beginning;
  return {
    seed,
    startMs,
    ...(lag === 'none' ? noLag : realisticLag),
    ...(throughput === 'unlimited' ? {} : { regime: throughput }),
    ...(expiry === 'quick' ? quickExpiry : {}),
    ...physicsIn(beginning),
  };
}
