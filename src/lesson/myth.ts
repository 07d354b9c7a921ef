/** A common claim, true or false, and the request that settles it. */
import type { Call, Calls } from './calls.ts';
import type { Check } from './checks/check.ts';
import type { ExchangeEvidence } from './evidence.ts';
import { noEvidence } from './evidence.ts';
import type { Text } from './lesson.ts';
import { tell, type Told } from './notes.ts';
import { inlinesIn } from './prose.ts';

export interface Myth {
  readonly id: string;
  readonly claim: string;
  readonly holds: boolean;
  /** What is there before the request. */
  readonly start: Calls;
  readonly request: Call;
  /** Holds for the request's answer, so that the claim is settled by it. */
  readonly check: Check;
  /** What the request has shown, with its numbers. */
  readonly says: Text;
  readonly link: string;
}

/** The numbers in what a myth's request has shown. */
export const tellMyth = ({ says }: Myth, exchange: ExchangeEvidence): Told =>
  tell(inlinesIn(says), { evidence: { ...noEvidence, ofStep: [exchange] }, measured: {} });
