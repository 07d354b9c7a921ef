import { expect, test } from 'vitest';
import { decodeUtf8, realisticLag } from '#engine';
import { seed, times } from '../chance.ts';
import { Dice } from '../dice.ts';
import { stepViolations } from '../invariants/steps.ts';
import { violations } from '../invariants/tables.ts';
import { begun } from '../oracle/moves.ts';
import { schemas } from '../requests/schemas.ts';
import { itemRequest } from '../requests/valid-requests.ts';
import { type Story, targetOf, testSettings } from '../story.ts';
import { bytesOf, hostileTarget, mutated, spoiledBytes } from './mutations.ts';
import { tableRequest } from './table-requests.ts';

const requests = times(100_000);
/** Every so many requests the story begins anew, so that what they have made stays small. */
const requestsPerStory = 2000;
const requestsPerCheck = 400;

interface Shot {
  readonly target: string | undefined;
  readonly body: Uint8Array;
}

function nextShot(dice: Dice): Shot {
  const { operation, body } = dice.chance(0.1) ? tableRequest(dice) : itemRequest(dice, schemas);
  const target = dice.chance(0.02) ? hostileTarget(dice) : targetOf(operation);
  switch (dice.below(10)) {
    case 0:
      return { target, body: bytesOf(body) };
    case 1:
    case 2:
      return { target, body: spoiledBytes(dice, bytesOf(body)) };
    case 3:
      return { target, body: spoiledBytes(dice, bytesOf(mutated(dice, body))) };
    case 4:
      return { target, body: bytesOf(mutated(dice, {})) };
    default:
      return { target, body: bytesOf(mutated(dice, body)) };
  }
}

/** Its answer is read and its commits are looked at; the words of the failure are all that is needed to repeat it. */
function shoot(story: Story, { target, body }: Shot, where: string): number {
  const result = story.engine.step({ kind: 'request', target, body });
  const found = stepViolations(result);
  if (found.length > 0) {
    throw new Error(`${found.join('; ')}\n${where}, target ${target}, body ${decodeUtf8(body)}\nbytes ${Buffer.from(body).toString('base64')}`);
  }
  return result.response!.status;
}

test(`${requests} hostile requests, seed ${seed}: always a well-formed answer, always a sound state`, () => {
  const statuses = new Map<number, number>();
  for (let done = 0; done < requests; done += requestsPerStory) {
    const dice = new Dice(seed + done);
    const story = begun({ ...testSettings, seed: seed + done, ...(dice.chance(0.5) ? realisticLag : {}) });
    for (let i = 0; i < requestsPerStory; i++) {
      const status = shoot(story, nextShot(dice), `seed ${seed + done}, request ${i}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (i % requestsPerCheck === 0) expect(violations(story.engine.inspect()), `seed ${seed + done}, request ${i}`).toEqual([]);
    }
  }
  // Hostile, but not so hostile that nothing gets through.
  expect(statuses.get(200)).toBeGreaterThan(requests / 20);
  expect(statuses.get(400)).toBeGreaterThan(requests / 4);
}, 300_000);
