/** A request of an author's, as a recording keeps it. */
import type { Call } from '../calls.ts';
import type { ExchangeEvidence } from '../evidence.ts';

export interface RecordedRequest extends Pick<ExchangeEvidence, 'operation' | 'cost'> {
  readonly input: Call['input'];
  /** AWS's name of the refusal. */
  readonly error: string | undefined;
  /** Virtual time that has to pass before it. */
  readonly pauseSeconds: number;
}
