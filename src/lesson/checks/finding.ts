/** What a check has found: goal against now, line by line, each with the words for it. */
import { say } from '#texts/say.ts';

export interface GoalLine {
  /** What the line is about, e.g. `Orders, status`. */
  readonly subject: string;
  readonly goal: string;
  readonly now: string;
  readonly holds: boolean;
  /** How it is, as a clause: `CUST#8841 has status OPEN`. */
  readonly fact: string;
  /** What is wanted, as a clause: `the goal wants PAID`. */
  readonly want: string;
}

export interface Finding {
  readonly holds: boolean;
  readonly lines: readonly GoalLine[];
}

export const findingOf = (lines: readonly GoalLine[]): Finding => ({
  holds: lines.every(({ holds }) => holds),
  lines,
});

/** The first thing that is missing, in one sentence with the learner's values; nothing when all is as it should be. */
export function missingOf({ holds, lines }: Finding): string | undefined {
  const line = holds ? undefined : lines.find((other) => !other.holds);
  return line && say('Not yet: {fact}, {want}.', { fact: line.fact, want: line.want });
}

/** A line of the common form: something has a value, the goal wants another. */
export function line(part: {
  readonly subject: string;
  readonly goal: string;
  readonly now: string;
  readonly holds: boolean;
  readonly fact: string;
  readonly want?: string;
}): GoalLine {
  return { ...part, want: part.want ?? say('the goal wants {goal}', { goal: part.goal }) };
}
