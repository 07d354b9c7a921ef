/**
 * One going-through of a lesson as a value, and the changes it can take. The player's machine says which
 * change may come when; everything that is computed is computed here.
 */
import { evaluate } from './checks/evaluate.ts';
import type { Finding } from './checks/finding.ts';
import { addEffort, type Effort, effortOf, type Evidence, type ExchangeEvidence, type TableEvidence } from './evidence.ts';
import type { Telling } from './evaluate-expression.ts';
import type { Lesson, Step } from './lesson.ts';
import { blankNotes, isWholeReason, noteBeginning, noteReason, noteSolved, type StepNotes } from './notes.ts';
import { measuredIn } from './predict.ts';
import type { Progress } from './progress-record.ts';
import type { Value } from './value.ts';

/** How the workspace comes to where the step begins. */
export type Beginning =
  /** Empty it, then all that leads to the step. */
  | 'from nothing'
  /** The step before has just been done: only what this one adds. */
  | 'from the step before'
  /** It is there already. */
  | 'as it is';

/** What is found where a step begins. */
export interface Ground {
  readonly nowMs: number;
  readonly tables: readonly TableEvidence[];
  /** Absent where the solution can't be tried on a copy. */
  readonly solutionEffort: Effort | undefined;
}

/** What has happened since the last time. */
export interface News {
  readonly nowMs: number;
  readonly tables: readonly TableEvidence[];
  readonly exchanges: readonly ExchangeEvidence[];
  /** Where the learner has gone back, or forth again: from this virtual time on nothing has happened. */
  readonly wentToMs?: number | undefined;
}

export interface Play {
  readonly lesson: Lesson;
  /** Which step is being done. */
  readonly at: number;
  readonly beginning: Beginning;
  readonly notes: Readonly<Record<string, StepNotes>>;
  readonly evidence: Evidence;
  /** Requests of the step that were taken back, and can be done again. */
  readonly takenBack: readonly ExchangeEvidence[];
  /** What the check says of the step now. */
  readonly finding: Finding | undefined;
  /** Virtual time at which the tables told that the step is solved, while the request that did it is not heard of yet. */
  readonly unheardAtMs: number | undefined;
  readonly finished: boolean;
  /** Why the lesson's tables could not be made. */
  readonly problem: string | undefined;
}

/** Requests of a step that are kept to be looked at; a loop of code may send very many. */
const exchangesMax = 200;

export const stepOf = ({ lesson, at }: Pick<Play, 'lesson' | 'at'>): Step => lesson.steps[at]!;

export const notesOf = ({ notes }: Pick<Play, 'notes'>, step: Pick<Step, 'id'>): StepNotes =>
  Object.hasOwn(notes, step.id) ? notes[step.id]! : blankNotes;

const withNotes = (play: Play, notes: StepNotes): Play => ({
  ...play,
  notes: { ...play.notes, [stepOf(play).id]: notes },
});

const nothingSeen: Evidence = { nowMs: 0, tables: [], ofStep: [], earlier: [] };

/** A lesson from its beginning, or from where the learner left it. */
export function openPlay(lesson: Lesson, progress: Progress | undefined): Play {
  const at = progress === undefined ? -1 : lesson.steps.findIndex(({ id }) => id === progress.step);
  const isResumed = progress !== undefined && at >= 0;
  return {
    lesson,
    at: isResumed ? at : 0,
    beginning: isResumed && progress.settled ? 'as it is' : 'from nothing',
    notes: isResumed ? progress.notes : {},
    evidence: nothingSeen,
    takenBack: [],
    finding: undefined,
    unheardAtMs: undefined,
    finished: isResumed && progress.finished,
    problem: undefined,
  };
}

export function tellingOf({ notes, evidence }: Pick<Play, 'notes' | 'evidence'>): Telling {
  const measured: Record<string, Value> = {};
  for (const [id, { measured: value }] of Object.entries(notes)) if (value !== undefined) measured[id] = value;
  return { evidence, measured };
}

/** The tables stand as the step wants them: its text is filled in and its check looks for the first time. */
export function enter(play: Play, { nowMs, tables, solutionEffort }: Ground): Play {
  const step = stepOf(play);
  const before = notesOf(play, step);
  const { ofStep, earlier } = play.evidence;
  const evidence = play.beginning === 'as it is' ? { ...play.evidence, nowMs, tables } : { nowMs, tables, ofStep: [], earlier: [...earlier, ...ofStep] };
  const here: Play = { ...play, evidence, takenBack: [], problem: undefined };
  const isNew = play.beginning !== 'as it is';
  const notes: StepNotes = isNew
    ? { ...before, prose: noteBeginning(step, tellingOf(here)), solutionEffort: solutionEffort ?? before.solutionEffort }
    : before;
  return judged(withNotes(here, notes), []);
}

/**
 * New requests and facts: the prediction may be settled, the check looks again. What was taken back proves nothing
 * any more; what it took stays counted, as it was sent all the same.
 */
export function learn(before: Play, news: News): Play {
  return learnMore(news.wentToMs === undefined ? before : gone(before, news.wentToMs), news);
}

function gone(play: Play, toMs: number): Play {
  const all = [...play.evidence.ofStep, ...play.takenBack].sort((a, b) => atMsOf(a) - atMsOf(b));
  const ofStep = all.filter((exchange) => atMsOf(exchange) < toMs);
  return { ...play, evidence: { ...play.evidence, ofStep }, takenBack: all.filter((exchange) => atMsOf(exchange) >= toMs) };
}

const atMsOf = ({ trace }: ExchangeEvidence): number => trace?.atMs ?? 0;

const isReading = ({ operation }: ExchangeEvidence): boolean => /^(?:BatchGet|Describe|Get|List|Query|Scan|TransactGet)/.test(operation);

function learnMore(play: Play, { nowMs, tables, exchanges }: News): Play {
  const { allowedOperations } = play.lesson;
  const counted = exchanges.filter(({ operation }) => allowedOperations?.includes(operation) ?? true);
  const ofStep = [...play.evidence.ofStep, ...counted].slice(-exchangesMax);
  const step = stepOf(play);
  const before = notesOf(play, step);
  const takenBack = exchanges.every(isReading) ? play.takenBack : [];
  const here = { ...play, takenBack, evidence: { ...play.evidence, nowMs, tables, ofStep } };
  // After the step is solved the learner plays; that is free.
  const taking = before.solved ? exchanges.filter((exchange) => isUpTo(play.unheardAtMs, exchange)) : exchanges;
  const judgement = judged(withNotes(here, { ...before, effort: addEffort(before.effort, effortOf(taking)) }), counted);
  const isSolvedNow = !before.solved && notesOf(judgement, step).solved;
  const unheardAtMs = isSolvedNow && exchanges.length === 0 ? nowMs : taking.length > 0 ? undefined : play.unheardAtMs;
  const noted = { ...judgement, unheardAtMs };
  return before.solved && taking.length > 0 ? withNotes(noted, noteSolved(step, notesOf(noted, step), tellingOf(noted))) : noted;
}

const isUpTo = (ms: number | undefined, { trace }: ExchangeEvidence): boolean => ms !== undefined && trace !== undefined && trace.atMs <= ms;

function judged(play: Play, news: readonly ExchangeEvidence[]): Play {
  const step = stepOf(play);
  let notes = notesOf(play, step);
  if (step.predict !== undefined && (notes.measured === undefined || !isWholeReason(notes))) {
    const measured = notes.measured ?? measuredIn(step.predict, news);
    if (measured !== undefined) {
      notes = { ...notes, measured };
      notes = { ...notes, predict: noteReason(step.predict, tellingOf(withNotes(play, notes))) };
    }
  }
  const finding = step.check && evaluate(step.check, play.evidence);
  const noted = withNotes(play, notes);
  if (finding?.holds !== true || notes.solved) return { ...noted, finding };
  return { ...withNotes(noted, noteSolved(step, notes, tellingOf(noted))), finding };
}

export const predicted = (play: Play, said: Value): Play => withNotes(play, { ...notesOf(play, stepOf(play)), said });

export function hinted(play: Play): Play {
  const notes = notesOf(play, stepOf(play));
  return withNotes(play, { ...notes, hints: Math.min(notes.hints + 1, stepOf(play).hints.length) });
}

export const shownSolution = (play: Play): Play =>
  withNotes(play, { ...notesOf(play, stepOf(play)), solutionShown: true });

/** A step without a check is done by reading it. */
export function readOn(play: Play): Play {
  const step = stepOf(play);
  const notes = notesOf(play, step);
  return notes.solved ? play : withNotes(play, noteSolved(step, notes, tellingOf(play)));
}

export const isLast = ({ lesson, at }: Play): boolean => at >= lesson.steps.length - 1;

export const goOn = (play: Play): Play => ({
  ...play,
  at: play.at + 1,
  beginning: 'from the step before',
  finding: undefined,
  unheardAtMs: undefined,
});

/** The step once more, with its tables as they were; what was predicted and measured stays. */
export function again(play: Play): Play {
  const step = stepOf(play);
  const { said, measured, predict, effort, hints, solutionShown } = notesOf(play, step);
  const kept: StepNotes = { ...blankNotes, said, measured, predict, effort, hints, solutionShown };
  const evidence = { ...play.evidence, ofStep: [] };
  return { ...withNotes(play, kept), beginning: 'from nothing', finding: undefined, unheardAtMs: undefined, evidence, takenBack: [], finished: false };
}

export const anew = (play: Play): Play => openPlay(play.lesson, undefined);
