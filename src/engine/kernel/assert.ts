/**
 * Bugs stop the step. A refusal is a value that the learner sees; a failed assertion is ours, and
 * the door turns it into a report with seed and story while the state stays as it was.
 */
export class Bug extends Error {
  override readonly name = 'Bug';
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** Marks the branch that the compiler has proven empty. */
export function unreachable(value: never): never {
  throw new Bug(`unreachable: ${JSON.stringify(value)}`);
}

/** The value, which the caller knows to be there. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Bug(`missing: ${what}`);
  return value;
}
