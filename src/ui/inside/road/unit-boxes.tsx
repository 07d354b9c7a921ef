/**
 * Items packed into the boxes that units are counted by, at their true scale. Kept items are solid, dropped
 * ones hatched backwards; the last box shows how much of it was used.
 */
import { Fragment, useId } from 'react';
import { formatBytes, formatNumber } from '#session/format.ts';
import { type PackedRow, type Packing, packUnits } from '#session/folds/pack.ts';
import type { LegendEntry, UnitBar, WhyPicture } from '#session/folds/road-model.ts';
import { say } from '#texts/say.ts';
import { DroppedHatch } from '#ui/kit/hatch.tsx';
import { useWidth } from '#ui/kit/use-width.ts';
import './unit-boxes.css';

type Units = Extract<WhyPicture, { kind: 'units' }>;

/** Of one bar; bars that are compared are lower. */
const boxHeights = { one: 36, several: 24 } as const;
/** Beside a bar that is one of several. */
const nameWidth = 56;
const inset = 4;
const labelHeight = 18;

export function UnitBoxes({ channel, unitBytes, isEach, bars, legend }: Units) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const isNarrow = width < 520;
  const boxHeight = bars.length > 1 ? boxHeights.several : boxHeights.one;
  const room = bars.length > 1 ? width - nameWidth : width;
  const packed = bars.map((bar) => ({
    bar,
    packing: packUnits(bar.pieces, { unitBytes, isEach, columnsMax: isNarrow ? 4 : 8, rowsMax: isNarrow ? 4 : 3 }),
  }));
  // Bars that are compared share one scale.
  const columns = Math.max(...packed.map(({ packing }) => packing.columns));
  return (
    <div ref={ref} className="unit-boxes" data-channel={channel}>
      {width > 0 &&
        packed.map(({ bar, packing }) => (
          <Bar key={bar.label ?? ''} bar={bar} packing={packing} unitBytes={unitBytes} isEach={isEach} boxHeight={boxHeight} rowWidth={(room * packing.columns) / columns} />
        ))}
      <Legend legend={legend} />
    </div>
  );
}

interface BarProps {
  readonly bar: UnitBar;
  readonly packing: Packing;
  readonly unitBytes: number;
  readonly isEach: boolean;
  readonly boxHeight: number;
  readonly rowWidth: number;
}

function Bar({ bar, packing, unitBytes, isEach, boxHeight, rowWidth }: BarProps) {
  return (
    <div className="unit-boxes-bar">
      {bar.label !== undefined && (
        <div className="unit-boxes-name">
          {bar.label}
          <br />
          {formatBytes(bar.bytes)}
        </div>
      )}
      <div>
        {packing.rows.map((row) => (
          <Row
            key={row.first}
            row={row}
            packing={packing}
            unitBytes={unitBytes}
            isEach={isEach}
            boxHeight={boxHeight}
            width={rowWidth}
            isEmpty={bar.bytes === 0}
          />
        ))}
        {packing.hiddenUnits > 0 && (
          <div className="unit-boxes-more">
            {isEach
              ? say('and {hiddenUnits} more units', { hiddenUnits: formatNumber(packing.hiddenUnits) })
              : say('and {hiddenUnits} more units, all full but the last', { hiddenUnits: formatNumber(packing.hiddenUnits) })}
          </div>
        )}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: PackedRow;
  readonly packing: Packing;
  readonly unitBytes: number;
  readonly isEach: boolean;
  readonly boxHeight: number;
  readonly width: number;
  readonly isEmpty: boolean;
}

function Row({ row, packing, unitBytes, isEach, boxHeight, width, isEmpty }: RowProps) {
  const hatch = useId();
  const box = (width - 2) / packing.columns;
  const top = labelHeight;
  const height = labelHeight + boxHeight + 4;
  return (
    <svg className="unit-boxes-row" width={width} height={height} aria-hidden="true">
      <defs>
        <DroppedHatch id={hatch} />
      </defs>
      <rect className="unit-boxes-box" x="1" y={top} width={row.boxes * box} height={boxHeight} />
      {row.segments.map(({ piece, from, to, fate }) => (
        <rect
          key={piece}
          className={`unit-boxes-piece unit-boxes-${fate}`}
          x={1 + from * packing.columns * box + 1}
          y={top + inset}
          width={Math.max(1, (to - from) * packing.columns * box - 2)}
          height={boxHeight - 2 * inset}
          fill={fate === 'dropped' ? `url(#${hatch})` : undefined}
        />
      ))}
      {Array.from({ length: row.boxes }, (_, at) => (
        <Fragment key={at}>
          {at > 0 && <path className="unit-boxes-edge" d={`M${1 + at * box} ${top - 4}v${boxHeight + 8}`} />}
          <BoxLabels at={at} row={row} packing={packing} unitBytes={unitBytes} isEach={isEach} box={box} isEmpty={isEmpty} />
        </Fragment>
      ))}
    </svg>
  );
}

const ordinals = [say('First'), say('Second'), say('Third'), say('Fourth')] as const;

function BoxLabels({ at, row, packing, unitBytes, isEach, box, isEmpty }: Omit<RowProps, 'width' | 'boxHeight'> & { readonly at: number; readonly box: number }) {
  const number = row.first + at;
  const isLast = number === packing.units;
  const x = 1 + at * box;
  const size = unitBytes === 4096 ? '4 KB' : '1 KB';
  const name = box >= 150 && packing.units <= ordinals.length ? `${ordinals[number - 1]} ${size}` : String(number);
  const used = isEmpty ? say('nothing') : formatNumber(packing.lastBytes);
  const long = say('{used} of {all} B', { used, all: formatNumber(unitBytes) });
  const fill = !isLast ? say('full') : box >= 190 ? long : box >= 110 ? `${used} B` : '';
  return (
    <>
      <text className="unit-boxes-label" x={x + 2} y="12">
        {name}
      </text>
      {!isEach && (isLast || box >= 90) && (
        <text className="unit-boxes-fill" x={x + box - 4} y="12">
          {fill}
        </text>
      )}
    </>
  );
}

function Legend({ legend }: { readonly legend: readonly LegendEntry[] }) {
  const hatch = useId();
  if (legend.length === 0) return null;
  return (
    <ul className="unit-boxes-legend">
      {legend.map(({ fate, text }) => (
        <li key={fate}>
          <svg width="12" height="12" aria-hidden="true">
            <defs>
              <DroppedHatch id={hatch} />
            </defs>
            <rect
              className={`unit-boxes-piece unit-boxes-${fate}`}
              x="0.5"
              y="0.5"
              width="11"
              height="11"
              fill={fate === 'dropped' ? `url(#${hatch})` : undefined}
            />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
