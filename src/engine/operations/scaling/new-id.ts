/** Identifiers in the form of a UUID, the same for the same request of a story. */
import type { Step } from '../step.ts';

export function newId({ state, ordinal }: Step): string {
  const random = state.random.fork('scaling').fork(ordinal);
  const hex = [0, 1, 2, 3].map((counter) => random.uint32(counter).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
