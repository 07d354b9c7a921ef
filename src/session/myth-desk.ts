/** Settles a myth: its request is sent to a copy of an empty workspace, and the copy is thrown away. */
import type { Call } from '#lesson/calls.ts';
import { evaluate } from '#lesson/checks/evaluate.ts';
import { noEvidence } from '#lesson/evidence.ts';
import { type Myth, tellMyth } from '#lesson/myth.ts';
import type { Told } from '#lesson/notes.ts';
import { type FindLesson, spelledOut } from '#lesson/story.ts';
import { say } from '#texts/say.ts';
import type { Connection } from './connection.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import { targetOf } from './operations.ts';

export interface Settled {
  readonly exchange: Exchange;
  readonly told: Told;
}

export const mythWorkspace = 'myths';

/** A myth stands for itself. */
const noLesson: FindLesson = () => Promise.reject(new Error(say('A myth starts where no lesson ends.')));

/** Rejects with an `Error` for the learner where the request does not show what it should. */
export async function settle(myth: Myth, connection: Pick<Connection, 'whatIf'>): Promise<Settled> {
  const start = await spelledOut(myth.start, noLesson);
  const calls = [...start, myth.request].map(({ operation, input }: Call) => ({ target: targetOf(operation), body: JSON.stringify(input) }));
  const answers = await connection.whatIf(calls);
  const last = calls.length - 1;
  const exchange = exchangeOf(0, calls[last]!.target, calls[last]!.body, answers[last]!);
  if (!evaluate(myth.check, { ...noEvidence, ofStep: [exchange] }).holds) {
    throw new Error(say('The request was answered, and shows nothing about the claim. This should not happen.'));
  }
  return { exchange, told: tellMyth(myth, exchange) };
}
