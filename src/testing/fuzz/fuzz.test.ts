import { expect, test } from 'vitest';
import { asToday, decodeUtf8, quickExpiry, realisticLag } from '#engine';
import { controlShapes } from '#engine/protocol/control-shapes.ts';
import { requestShapes } from '#engine/protocol/request-shapes.ts';
import { scalingShapes } from '#engine/protocol/scaling-shapes.ts';
import { streamShapes } from '#engine/protocol/stream-shapes.ts';
import { patienceMs, seed, times } from '../chance.ts';
import { Dice } from '../dice.ts';
import { stepViolations } from '../invariants/steps.ts';
import { violations } from '../invariants/tables.ts';
import { begun } from '../oracle/moves.ts';
import { groupRequest } from '../requests/group-requests.ts';
import { legacyRequest } from '../requests/legacy-requests.ts';
import { schemas, type TableSchema } from '../requests/schemas.ts';
import { itemRequest, type Request } from '../requests/valid-requests.ts';
import { type Body, type Story, targetOf, testSettings } from '../story.ts';
import { Gleanings } from './gleanings.ts';
import { bytesOf, hostileTarget, mutated, spoiledBytes } from './mutations.ts';
import { streamRequest } from './stream-requests.ts';
import { tableRequest } from './table-requests.ts';
import { invocationAnswer, triggerRequest } from './trigger-requests.ts';
import { vectorRequest } from './vector-requests.ts';

const operations = Object.keys({ ...requestShapes, ...streamShapes, ...controlShapes, ...scalingShapes });

const requests = times(100_000);
/** Every so many requests the story begins anew, so that what they have made stays small. */
const requestsPerStory = 2000;
const requestsPerCheck = 400;
/** In every so many-th story a function waits for changes from the beginning. */
const triggerEvery = 8;

interface Shot {
  readonly operation: string;
  readonly target: string | undefined;
  readonly body: Uint8Array;
}

/** Before anything is spoiled. */
function soundRequest(dice: Dice, gleaned: Gleanings): Request {
  const kind = dice.below(20);
  if (kind < 2) return tableRequest(dice, gleaned);
  if (kind < 3) return (dice.chance(0.6) ? streamRequest : triggerRequest)(dice, gleaned);
  if (kind === 3 && dice.chance(0.4)) return vectorRequest(dice);
  const draw = kind < 7 ? groupRequest : kind < 9 ? legacyRequest : itemRequest;
  const request = draw(dice, schemas);
  if (!dice.chance(0.1)) return request;
  // A page goes on where another one ended, of whatever request that was.
  const member = request.operation === 'ExecuteStatement' ? 'NextToken' : 'ExclusiveStartKey';
  const more = gleaned.any(dice, member === 'NextToken' ? member : 'LastEvaluatedKey');
  return more === undefined ? request : { ...request, body: { ...request.body, [member]: more } };
}

function nextShot(dice: Dice, gleaned: Gleanings): Shot {
  const { operation, body } = soundRequest(dice, gleaned);
  const target = dice.chance(0.02) ? hostileTarget(dice) : targetOf(operation);
  switch (dice.below(10)) {
    case 0:
    case 1:
    case 2:
      return { operation, target, body: bytesOf(body) };
    case 3:
      return { operation, target, body: spoiledBytes(dice, bytesOf(body)) };
    case 4:
      return { operation, target, body: spoiledBytes(dice, bytesOf(mutated(dice, body))) };
    case 5:
      return { operation, target, body: bytesOf(mutated(dice, {})) };
    default:
      return { operation, target, body: bytesOf(mutated(dice, body)) };
  }
}

/** A function waits for what happens to one of the tables: by chance alone that would seldom come about. */
function addTrigger(story: Story): void {
  const [{ name: TableName }] = schemas as [TableSchema];
  story.done('UpdateTable', { TableName, StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  story.wait(5);
  story.done('CreateTrigger', { TableName, FunctionName: 'count', StartingPosition: 'TRIM_HORIZON', Handler: { Kind: 'CODE' } });
  story.wait(5);
}

/** What a function has been handed is seldom there for long, so now and then it is answered at once, and as it should be. */
function soundAnswer(dice: Dice, told: Body): Shot | undefined {
  const invocations = told?.['Invocations'];
  if (!Array.isArray(invocations) || invocations.length === 0 || dice.chance(0.5)) return undefined;
  const { operation, body } = invocationAnswer(dice, invocations);
  return { operation, target: targetOf(operation), body: bytesOf(body) };
}

/** Its answer is read and its commits are looked at; the words of the failure are all that is needed to repeat it. */
function shoot(story: Story, { target, body }: Shot, where: string): { readonly status: number; readonly answer: Body; readonly respondAtMs: number } {
  const result = story.engine.step({ kind: 'request', target, body });
  const found = stepViolations(result);
  if (found.length > 0) {
    throw new Error(`${found.join('; ')}\n${where}, target ${target}, body ${decodeUtf8(body)}\nbytes ${Buffer.from(body).toString('base64')}`);
  }
  const { status, headers, body: bytes } = result.response!;
  const answer = status === 200 ? { ...(JSON.parse(decodeUtf8(bytes) || '{}') as object), RequestId: headers['x-amzn-requestid'] } : undefined;
  return { status, answer, respondAtMs: result.respondAtMs };
}

/** Engines of every temper: with lag and without, with throttling and splits, with items that expire soon. */
const settingsOf = (dice: Dice, storySeed: number): Parameters<typeof begun>[0] => ({
  ...testSettings,
  seed: storySeed,
  ...dice.maybe(0.5, () => realisticLag),
  ...dice.maybe(0.25, () => ({ ...asToday, partitionBytesMax: 300 })),
  ...dice.maybe(0.5, () => quickExpiry),
});

test(`${requests} hostile requests, seed ${seed}: always a well-formed answer, always a sound state`, () => {
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  for (let done = 0; done < requests; done += requestsPerStory) {
    const dice = new Dice(seed + done);
    const story = begun(settingsOf(dice, seed + done));
    if (done % (triggerEvery * requestsPerStory) === 0) addTrigger(story);
    const gleaned = new Gleanings();
    let shot = nextShot(dice, gleaned);
    for (let i = 0; i < requestsPerStory; i++) {
      const { status, answer, respondAtMs } = shoot(story, shot, `seed ${seed + done}, request ${i}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (answer !== undefined) {
        gleaned.add(answer);
        succeeded.add(shot.operation);
      }
      if (i % requestsPerCheck === 0) expect(violations(story.engine.inspect()), `seed ${seed + done}, request ${i}`).toEqual([]);
      // Some come before the answer to the last is back, some come twice.
      if (dice.chance(0.5)) expect(story.engine.step({ kind: 'time', toMs: respondAtMs }).bug).toBeUndefined();
      if (!dice.chance(0.02)) shot = soundAnswer(dice, answer) ?? nextShot(dice, gleaned);
    }
  }
  // Hostile, but not so hostile that nothing gets through.
  expect(statuses.get(200)).toBeGreaterThan(requests / 20);
  expect(statuses.get(400)).toBeGreaterThan(requests / 4);
  expect(statuses.get(500)).toBeUndefined();
  // A partition without a leader answers 500, as it should: outages are the simulation's. A workload takes its time.
  const elsewhere = ['FailLeader', 'RunWorkload'];
  expect(operations.filter((operation) => !elsewhere.includes(operation) && !succeeded.has(operation))).toEqual([]);
}, patienceMs * 3);
