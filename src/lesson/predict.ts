/** Predict, then run: what the learner has said against what the request measured. */
import { say } from '#texts/say.ts';
import { type ExchangeEvidence, jsonOf } from './evidence.ts';
import { mismatchOf } from './checks/match.ts';
import { fits } from './checks/request-checks.ts';
import type { Predict, Text } from './lesson.ts';
import { plainText } from './prose.ts';
import { readExchange } from './read-exchange.ts';
import { sayBriefly, sayValue, sayMeasured } from './say-value.ts';
import { sameValue, type Value } from './value.ts';

/** The value that settles a prediction; nothing while the request it is about has not been run. */
export function measuredIn({ of, answered, reading }: Predict, exchanges: readonly ExchangeEvidence[]): Value | undefined {
  const settles = (exchange: ExchangeEvidence): boolean =>
    fits(of, exchange) && (answered === undefined || mismatchOf(answered, jsonOf(exchange.response)) === undefined);
  for (const exchange of exchanges) {
    const value = settles(exchange) ? readExchange(reading, exchange) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

export interface Verdict {
  /** Absent when the learner ran the request before answering. */
  readonly right: boolean | undefined;
  /** "You said 0.5. It took 1." */
  readonly sentence: string;
  /** The thought that led astray, where it is known. */
  readonly wrong: Text | undefined;
}

export function verdictOf(predict: Predict, said: Value | undefined, measured: Value): Verdict {
  const brief = measured.kind === 'text' ? sayValue : sayBriefly;
  const label = labelOf(predict, measured);
  const outcome = label === undefined ? sayMeasured(measured, said === undefined ? sayValue(measured) : brief(measured)) : say('It was: {label}.', { label });
  if (said === undefined) return { right: undefined, sentence: outcome, wrong: undefined };
  const right = sameValue(said, measured);
  return {
    right,
    sentence: `${say('You said {said}.', { said: labelOf(predict, said) ?? brief(said) })} ${outcome}`,
    wrong: right ? undefined : thoughtBehind(predict, said),
  };
}

/** A choice that shows words in place of its value is told by them. */
function labelOf({ answer }: Predict, said: Value): string | undefined {
  const label = answer.kind === 'choices' ? answer.choices.find(({ value }) => sameValue(value, said))?.label : undefined;
  return label && plainText(label, () => '');
}

function thoughtBehind({ answer }: Predict, said: Value): Text | undefined {
  const known = answer.kind === 'choices' ? answer.choices : answer.known;
  return known.find(({ value }) => sameValue(value, said))?.wrong;
}
