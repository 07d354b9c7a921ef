/**
 * Patterns that go with a colour, so that no mark speaks by colour alone. Items that were read and dropped
 * are hatched backwards, what was refused is hatched forwards.
 */
export function DroppedHatch({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect width="6" height="6" className="hatch-ground" />
      <path d="M1 0v6" className="hatch-line" />
    </pattern>
  );
}

/** Refused work is hatched at 45 degrees. */
export function ThrottledHatch({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" className="hatch-throttled-ground" />
      <path d="M1.5 0v6" className="hatch-throttled-line" />
    </pattern>
  );
}
