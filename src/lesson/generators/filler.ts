/** Text of an exact length, in words one can read; each character is one byte. */
import type { Draws } from './draws.ts';

const phrases = [
  'Ring twice and wait at the green door',
  'Leave it with the neighbour on the second floor',
  'Two parcels, one of them fragile',
  'Deliver after four in the afternoon',
  'Pack the cups apart from the plates',
  'The lift is out of order, take the stairs at the back',
  'Call an hour before you come',
  'Send the bill to the office and the box to the yard',
  'Keep it dry and upright',
  'A birthday, so no price on the slip',
] as const;

export function textOfBytes(bytes: number, draws: Draws): string {
  const parts: string[] = [];
  let length = 0;
  while (length < bytes) {
    const phrase = draws.oneOf(phrases);
    parts.push(phrase);
    length += phrase.length + 2;
  }
  return parts.join('. ').slice(0, bytes);
}
