/** The same object for as long as it says the same: what is read again and again need not be folded anew. */
import { useState } from 'react';

/** Plain data only, and little of it: it is compared as JSON. */
export function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
