/** What is said about an error. */
export interface Explanation {
  /** What the error says, in other words. */
  readonly means: string;
  /** What helps. */
  readonly next: string;
}

export interface ExplanationRule extends Explanation {
  /** `$1` to `$9` in the texts stand for its groups. */
  readonly pattern: RegExp;
}
