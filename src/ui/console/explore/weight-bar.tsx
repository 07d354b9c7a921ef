/** What an item weighs, to the byte, against the unit that it fills. */
import type { AttributeMap } from '#engine';
import { formatBytes, formatNumber, formatUnits } from '#session/format.ts';
import { itemBytesMax, weightOf, writeUnitBytes } from '#session/item-weight.ts';

export function WeightBar({ item }: { readonly item: AttributeMap }) {
  const weight = weightOf(item);
  if (weight === undefined) return <p className="tables-small">It has a number or binary that can’t be stored, so it has no weight yet.</p>;
  const { bytes, nameBytes, valueBytes, writeUnits } = weight;
  const full = writeUnits * writeUnitBytes;
  const share = (part: number): string => `${(100 * part) / full}%`;
  return (
    <div className="weight">
      <p>
        <b>{formatBytes(bytes)}</b> <span className="tables-small">{`names ${formatNumber(nameBytes, 0)}, values ${formatNumber(valueBytes, 0)}`}</span>
      </p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="weight-bar">
        <rect width="100" height="6" className="weight-track" />
        <rect width={share(nameBytes)} height="6" className="weight-names" />
        <rect x={share(nameBytes)} width={share(valueBytes)} height="6" className="weight-values" />
      </svg>
      <p className="weight-words">
        <span>{`${formatNumber(bytes, 0)} of ${formatNumber(full, 0)} B: `}<span className="tables-writes">{formatUnits(writeUnits, 'write')}</span> to write</span>
        <span className="tables-small">{bytes > itemBytesMax ? 'More than the 400 KB that an item may have' : `${formatBytes(full - bytes)} to the next`}</span>
      </p>
    </div>
  );
}
