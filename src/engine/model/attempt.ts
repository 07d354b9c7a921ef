/** Which attempt of one call a request is, as a client that retries says. */
export interface ClientAttempt {
  /** From 1. */
  readonly number: number;
  readonly max: number;
  /** How long the client held back after the attempt before, in virtual milliseconds; absent where nobody knows. */
  readonly waitedMs?: number | undefined;
}
