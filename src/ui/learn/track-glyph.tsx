/** A track's small picture, of its own kind: items in a table, items in a row, units filling. */
import './track-glyph.css';

export function TrackGlyph({ track }: { readonly track: string }) {
  return (
    <svg className="track-glyph" viewBox="0 0 64 40" aria-hidden="true">
      {glyphs[track] ?? <rect className="track-glyph-outline" x="4" y="4" width="56" height="32" />}
    </svg>
  );
}

const glyphs: Readonly<Record<string, React.ReactNode>> = {
  'first-table': (
    <>
      <rect className="track-glyph-ink" x="1" y="2" width="62" height="8" />
      <rect className="track-glyph-outline" x="1" y="13" width="44" height="6" />
      <rect className="track-glyph-outline" x="1" y="22" width="54" height="6" />
      <rect className="track-glyph-outline" x="1" y="31" width="30" height="6" />
    </>
  ),
  reading: (
    <>
      {Array.from({ length: 9 }, (_, at) => (
        <rect key={at} className={at >= 2 && at <= 4 ? 'track-glyph-read' : 'track-glyph-read-outline'} x={1 + at * 7} y="4" width="5" height="32" />
      ))}
    </>
  ),
  costs: (
    <>
      <rect className="track-glyph-outline" x="1" y="5" width="30" height="30" />
      <rect className="track-glyph-outline" x="33" y="5" width="30" height="30" />
      <rect className="track-glyph-read" x="4" y="8" width="24" height="24" />
      <rect className="track-glyph-read" x="36" y="8" width="8" height="24" />
    </>
  ),
};
