/** A lesson as the page gets it: compiled, checked, plain data. The authors' notation is in docs/lesson-format.md. */
import type { PhysicsGiven } from '#engine';
import type { Check } from './checks/check.ts';
import type { Reading } from './expression.ts';
import type { Pattern, RequestPattern } from './checks/check.ts';
import type { Inline, Prose } from './prose.ts';
import type { Call, Calls } from './calls.ts';
import type { Value } from './value.ts';

/** What the list of lessons shows, without opening any. */
export interface LessonSummary {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly minutes: number;
  readonly steps: number;
  readonly objectives: readonly string[];
}

export interface TrackSummary {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly lessons: readonly LessonSummary[];
}

/** The sandbox's views, as the tabs of a lesson name them. */
export type View = 'tables' | 'request' | 'code' | 'road' | 'keys';

export interface Lesson {
  readonly id: string;
  /** Another one for another text below the front matter. */
  readonly edition: string;
  readonly title: string;
  readonly track: string;
  readonly minutes: number;
  readonly objectives: readonly string[];
  /** Ids of the list in docs/misconceptions.md. */
  readonly misconceptions: readonly string[];
  /** Tabs beside the text, the first one open. */
  readonly layout: readonly View[];
  readonly start: Calls;
  /** Operations that count here; absent: all. */
  readonly allowedOperations: readonly string[] | undefined;
  readonly settings: LessonSettings;
  readonly par: Par;
  readonly steps: readonly Step[];
}

/** Numbers of the physics are as usual where absent. */
export interface LessonSettings extends PhysicsGiven {
  /** Virtual seconds per second of the wall clock. */
  readonly speed?: number | undefined;
  /** All that is left to chance comes of it. */
  readonly seed?: number | undefined;
  readonly throughput?: 'adaptive' | 'burst' | 'static' | 'unlimited' | undefined;
  readonly lag?: 'realistic' | 'none' | undefined;
  readonly expiry?: 'realistic' | 'quick' | undefined;
}

export interface Par {
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly dollars: number;
}

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly prose: Prose;
  /** The tab that the step opens. */
  readonly view: View | undefined;
  /** A request that the step offers to put into the editor. */
  readonly request: Call | undefined;
  /** What the lesson itself puts into the tables as the step begins. */
  readonly given: Calls;
  readonly predict: Predict | undefined;
  /** Absent: the step is only read. */
  readonly check: Check | undefined;
  /** From a nudge to the way; three where there is a check. */
  readonly hints: readonly Hint[];
  readonly solutions: readonly Solution[];
  readonly wrong: readonly WrongAnswer[];
  readonly afterword: Prose;
}

export type Text = readonly Inline[];

export interface Predict {
  readonly question: Text;
  /** The request whose answer or trace settles it. */
  readonly of: RequestPattern;
  /** What its answer has to hold, where a request may also come too early. */
  readonly answered?: { readonly [name: string]: Pattern } | undefined;
  readonly reading: Reading;
  readonly answer: Choices | NumberAnswer;
  /** Why it is as measured; follows the measured value, right or wrong. */
  readonly why: Text;
}

export interface Choices {
  readonly kind: 'choices';
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly value: Value;
  /** In place of the value's own words. */
  readonly label: Text | undefined;
  /** The thought behind the choice. */
  readonly note: Text | undefined;
  /** What to say to who has chosen it and was wrong, before the reason. */
  readonly wrong: Text | undefined;
}

export interface NumberAnswer {
  readonly kind: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Answers with a known thought behind them. */
  readonly known: readonly { readonly value: Value; readonly wrong: Text }[];
}

/** Another text where a check holds: a hint can speak of the very table that the learner has. */
export interface Hint {
  readonly cases: readonly { readonly when: Check; readonly then: Text }[];
  readonly otherwise: Text;
}

export interface Solution {
  readonly title: string;
  readonly calls: readonly Call[];
}

export interface WrongAnswer {
  readonly calls: readonly Call[];
  /** The sentence that the check must answer it with, whole. */
  readonly says: string;
}
