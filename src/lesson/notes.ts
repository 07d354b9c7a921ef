/**
 * What a lesson writes down of a step while it is done: so that the text keeps the numbers it was read with,
 * and a reload loses nothing.
 */
import { say } from '#texts/say.ts';
import { addEffort, type Effort, noEffort } from './evidence.ts';
import { evaluateExpression, type Telling } from './evaluate-expression.ts';
import type { Predict, Step, Text } from './lesson.ts';
import { foldPicture, type PictureData } from './picture-data.ts';
import { inlinesIn, inlinesOf, picturesOf, type Prose } from './prose.ts';
import { sayValue } from './say-value.ts';
import type { Value } from './value.ts';

/** Computed values in words, by their notation. */
export type Told = Readonly<Record<string, string>>;

export interface StepNotes {
  /** The values of the text as they were when the step began. */
  readonly prose: Told;
  /** The values of the reason, as they were when it was measured. */
  readonly predict: Told;
  /** The values of the afterword, as they were when the step was solved. */
  readonly afterword: Told;
  /** The afterword's pictures in their order. */
  readonly pictures: readonly (PictureData | undefined)[];
  readonly said: Value | undefined;
  readonly measured: Value | undefined;
  /** Hints taken. */
  readonly hints: number;
  readonly solutionShown: boolean;
  readonly solved: boolean;
  /** What the learner's own requests in this step have taken. */
  readonly effort: Effort;
  /** What the first solution would have taken, measured on a copy as the step began. */
  readonly solutionEffort: Effort | undefined;
}

export const blankNotes: StepNotes = {
  prose: {},
  predict: {},
  afterword: {},
  pictures: [],
  said: undefined,
  measured: undefined,
  hints: 0,
  solutionShown: false,
  solved: false,
  effort: noEffort,
  solutionEffort: undefined,
};

/** What a value is called that nothing is known of yet. */
export const unknownWords = say('nothing yet');

export function tell(inlines: Iterable<Text[number]>, telling: Telling): Told {
  const told: Record<string, string> = {};
  for (const inline of inlines) {
    if (inline.kind !== 'value') continue;
    const value = evaluateExpression(inline.expression, telling);
    told[inline.source] = value === undefined ? unknownWords : sayValue(value);
  }
  return told;
}

export const tellProse = (prose: Prose, telling: Telling): Told => tell(inlinesOf(prose), telling);

/** The texts around a prediction that speak before anything is measured. */
function* questionInlines({ question, answer }: Predict): Generator<Text[number]> {
  yield* inlinesIn(question);
  if (answer.kind !== 'choices') return;
  for (const { label, note } of answer.choices) {
    yield* inlinesIn(label ?? []);
    yield* inlinesIn(note ?? []);
  }
}

function* reasonInlines({ why, answer }: Predict): Generator<Text[number]> {
  yield* inlinesIn(why);
  const known = answer.kind === 'choices' ? answer.choices : answer.known;
  for (const { wrong } of known) yield* inlinesIn(wrong ?? []);
}

export const noteBeginning = (step: Step, telling: Telling): Told => ({
  ...tellProse(step.prose, telling),
  ...(step.predict === undefined ? {} : tell(questionInlines(step.predict), telling)),
});

export const noteReason = (predict: Predict, telling: Telling): Told => tell(reasonInlines(predict), telling);

/** A first try may have measured what was asked before there was what the reason speaks of. */
export const isWholeReason = ({ predict }: StepNotes): boolean => !Object.values(predict).includes(unknownWords);

export const noteSolved = (step: Step, notes: StepNotes, telling: Telling): StepNotes => ({
  ...notes,
  solved: true,
  afterword: tellProse(step.afterword, telling),
  pictures: [...picturesOf(step.afterword)].map((picture) => foldPicture(picture, telling)),
});

export const totalEffort = (notes: Iterable<StepNotes>): Effort => {
  let total = noEffort;
  for (const { effort } of notes) total = addEffort(total, effort);
  return total;
};
