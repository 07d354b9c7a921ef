/** A lesson's pictures: bytes packed into units, and an item's names beside its values. Each says in text what it shows. */
import type { Channel } from '#engine';
import { formatBytes, formatCount, formatNumber, formatUnits } from '#session/format.ts';
import type { LegendEntry, Piece } from '#session/folds/road-model.ts';
import type { ItemPicture, PictureData, UnitsPicture } from '#lesson/picture-data.ts';
import { say } from '#texts/say.ts';
import { UnitBoxes } from '#ui/inside/road/unit-boxes.tsx';
import { ItemBar } from './item-bar.tsx';
import './picture.css';

export function LessonPicture({ data }: { readonly data: PictureData | undefined }) {
  if (data === undefined) return null;
  return (
    <figure className="picture">
      <figcaption>{data.kind === 'units' ? unitsCaption(data) : itemCaption(data)}</figcaption>
      {data.kind === 'units' ? <Units data={data} /> : <ItemBar data={data} />}
    </figure>
  );
}

/** The finding: `12 items, 5,160 B, are 2 units of 4,096 B: 1 RCU.` */
export function unitsCaption({ count, bytes, rounded, unitBytes, factor, units, channel }: UnitsPicture): string {
  const what = count === 0 ? say('Nothing found') : `${formatCount(count, { one: '{n} item', other: '{n} items' })}, ${formatBytes(bytes)}`;
  const price = factor === 0.5 ? ` ${say('at half price')}` : factor === 2 ? ` ${say('at double price')}` : '';
  return `${what}: ${formatNumber(rounded, 0)} x ${formatBytes(unitBytes)}${price}, ${formatUnits(units, channel)}.`;
}

function itemCaption({ bytes, parts }: ItemPicture): string {
  const names = parts.reduce((sum, part) => sum + part.nameBytes, 0);
  return say('{bytes}: names {names}, values {values}.', { bytes: formatBytes(bytes), names: formatBytes(names), values: formatBytes(bytes - names) });
}

function Units({ data }: { readonly data: UnitsPicture }) {
  const { channel, unitBytes, bytes } = data;
  return (
    <div data-channel={channel satisfies Channel}>
      <UnitBoxes kind="units" channel={channel} unitBytes={unitBytes} isEach={false} bars={[{ label: undefined, pieces: piecesOf(data), bytes }]} legend={legendOf(data)} />
    </div>
  );
}

/** The trace tells the first items one by one; the others stand together. */
function piecesOf({ sample, bytes }: UnitsPicture): Piece[] {
  const told = sample.map((size): Piece => ({ bytes: Math.abs(size), fate: size < 0 ? 'dropped' : 'kept' }));
  const rest = bytes - told.reduce((sum, piece) => sum + piece.bytes, 0);
  return rest > 0 ? [...told, { bytes: rest, fate: 'rest' }] : told;
}

function legendOf({ count, kept, keptBytes, bytes }: UnitsPicture): LegendEntry[] {
  if (kept === count) return [];
  return [
    ...(kept > 0 ? [{ fate: 'kept', text: say('{kept} kept, {keptBytes}', { kept: formatNumber(kept, 0), keptBytes: formatBytes(keptBytes) }) } as const] : []),
    { fate: 'dropped', text: say('{count} read, paid for, thrown away, {bytes}', { count: formatNumber(count - kept, 0), bytes: formatBytes(bytes - keptBytes) }) },
  ];
}
