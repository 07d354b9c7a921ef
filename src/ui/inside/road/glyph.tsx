/** The small picture of a station: of its own kind, in the colour of its road, with the station's own facts. */
import { useId } from 'react';
import { formatNumber } from '#session/format.ts';
import type { Glyph as GlyphModel, HashRange, Piece } from '#session/folds/road-model.ts';
import { DroppedHatch, ThrottledHatch } from '#ui/kit/hatch.tsx';
import './glyph.css';
import '#ui/kit/hatch.css';

export function Glyph({ glyph }: { readonly glyph: GlyphModel }) {
  switch (glyph.kind) {
    case 'sheet':
      return <Sheet />;
    case 'card':
      return <Card items={glyph.items} />;
    case 'status':
      return <Status status={glyph.status} />;
    case 'slots':
      return <Slots ranges={glyph.ranges} />;
    case 'tank':
      return <Tank {...glyph} />;
    case 'replicas':
      return <Replicas {...glyph} />;
    case 'boxes':
      return <Boxes pieces={glyph.pieces} />;
    case 'test':
      return <Test holds={glyph.holds} />;
    case 'actions':
      return <Actions {...glyph} />;
    case 'entry':
      return <Entry />;
    case 'beads':
      return <Beads />;
    case 'index':
      return <IndexSlots {...glyph} />;
  }
}

const height = 32;

function Frame({ width, children }: { readonly width: number; readonly children: React.ReactNode }) {
  return (
    <svg className="glyph" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {children}
    </svg>
  );
}

function Sheet() {
  return (
    <Frame width={46}>
      <rect className="glyph-frame" x="1" y="3" width="44" height="26" rx="4" />
      <path className="glyph-text" d="M10 11h26M10 16h18M10 21h26" />
    </Frame>
  );
}

const cardItemsMax = 3;

function Card({ items }: { readonly items: number }) {
  const shown = Math.min(items, cardItemsMax);
  const start = 23 - (shown * 10 - 3) / 2;
  return (
    <Frame width={46}>
      <rect className="glyph-frame" x="1" y="3" width="44" height="26" rx="4" />
      {Array.from({ length: shown }, (_, at) => (
        <rect key={at} className="glyph-solid" x={start + at * 10} y="10" width="7" height="12" />
      ))}
      {shown === 0 && <path className="glyph-text" d="M15 16h16" />}
    </Frame>
  );
}

function Status({ status }: { readonly status: string }) {
  return (
    <Frame width={82}>
      <rect className="glyph-frame" x="1" y="5" width="80" height="22" rx="11" />
      <text className="glyph-label" x="41" y="20">
        {status}
      </text>
    </Frame>
  );
}

const slotsWidth = 88;

/** The hash space at its true scale; what the request went to is filled. */
function Slots({ ranges }: { readonly ranges: readonly HashRange[] }) {
  const inner = slotsWidth - 2;
  const [only] = ranges;
  const share = only === undefined ? 1 : only.to - only.from;
  const isEven = share > 1 / 9 && Math.abs(1 / share - Math.round(1 / share)) < 0.001;
  const ticks = isEven ? Array.from({ length: Math.round(1 / share) - 1 }, (_, at) => (at + 1) * share) : [];
  return (
    <Frame width={slotsWidth}>
      <rect className="glyph-well" x="1" y="4" width={inner} height="24" />
      {ranges.map(({ partitionId, from, to }) => {
        const width = Math.max(2, (to - from) * inner);
        return (
          <g key={partitionId}>
            <rect className="glyph-solid" x={1 + from * inner} y="4" width={width} height="24" />
            {width >= 18 && (
              <text className="glyph-label glyph-on" x={1 + from * inner + width / 2} y="20">
                {partitionId}
              </text>
            )}
          </g>
        );
      })}
      {ticks.map((tick) => (
        <path key={tick} className="glyph-outline" d={`M${1 + tick * inner} 4v24`} />
      ))}
      <rect className="glyph-outline" x="1" y="4" width={inner} height="24" />
    </Frame>
  );
}

function Tank({ channel, left, max }: Extract<GlyphModel, { kind: 'tank' }>) {
  const hatch = useId();
  const full = Math.max(0, Math.min(1, left / max)) * 68;
  const text = `${channel === 'read' ? 'R' : 'W'} ${formatNumber(Math.floor(left), 0)}`;
  return (
    <Frame width={72}>
      <defs>
        <ThrottledHatch id={hatch} />
      </defs>
      <rect className="glyph-surface" x="1" y="4" width="70" height="24" fill={left <= 0 ? `url(#${hatch})` : undefined} data-empty={left <= 0} />
      <rect className="glyph-tint" x="2" y="5" width={full} height="22" />
      {left > 0 && <path className="glyph-level" d={`M${2 + full} 5v22`} />}
      <rect className="glyph-outline" x="1" y="4" width="70" height="24" />
      {left <= 0 && <rect className="glyph-surface" x="22" y="8" width="28" height="16" />}
      <text className="glyph-label glyph-channel" x="36" y="20">
        {text}
      </text>
    </Frame>
  );
}

const replicas = ['a', 'b', 'c'] as const;

/** Always a, b, c: a heavy ring leads, a filled one has answered or holds the entry. */
function Replicas({ leader, filled }: Extract<GlyphModel, { kind: 'replicas' }>) {
  return (
    <Frame width={90}>
      {replicas.map((replica, at) => {
        const isFilled = filled.includes(replica);
        return (
          <g key={replica}>
            <circle
              className={`${isFilled ? 'glyph-filled' : 'glyph-empty'}${replica === leader ? ' glyph-leads' : ''}`}
              cx={15 + at * 30}
              cy="16"
              r={replica === leader ? 11.5 : 12}
            />
            <text className={`glyph-label${isFilled ? ' glyph-on' : ''}`} x={15 + at * 30} y="20">
              {replica}
            </text>
          </g>
        );
      })}
    </Frame>
  );
}

const boxesMax = 12;

/** Items side by side at their true proportions: solid is kept, hatched is dropped. */
function Boxes({ pieces }: { readonly pieces: readonly Piece[] }) {
  const hatch = useId();
  const shown = pieces.slice(0, boxesMax);
  const inner = 78;
  const bytes = shown.reduce((sum, piece) => sum + piece.bytes, 0);
  const scale = shown.length > 1 ? (inner - shown.length) / bytes : Math.min(40, 14 + Math.sqrt(bytes)) / Math.max(1, bytes);
  const widths = shown.map((piece) => Math.max(2, piece.bytes * scale));
  const total = widths.reduce((sum, width) => sum + width + 1, 0);
  const starts = widths.map((_, at) => (80 - total) / 2 + widths.slice(0, at).reduce((sum, width) => sum + width + 1, 0));
  return (
    <Frame width={80}>
      <defs>
        <DroppedHatch id={hatch} />
      </defs>
      {shown.length === 0 && <rect className="glyph-missing" x="26" y="4" width="28" height="24" />}
      {shown.map(({ fate }, at) => (
        <rect
          key={at}
          className={`glyph-piece glyph-${fate}`}
          x={starts[at]}
          y="4"
          width={widths[at]}
          height="24"
          fill={fate === 'dropped' ? `url(#${hatch})` : undefined}
        />
      ))}
    </Frame>
  );
}

function Test({ holds }: { readonly holds: boolean }) {
  return (
    <Frame width={46}>
      <path className="glyph-frame" d="M23 2 44 16 23 30 2 16Z" />
      <path className={holds ? 'glyph-yes' : 'glyph-no'} d={holds ? 'M16 16.5l5 5 9-10' : 'M18 11l10 10M28 11 18 21'} />
    </Frame>
  );
}

const actionsMax = 6;

/** The actions of a transaction, held together by one frame. */
function Actions({ actions }: Extract<GlyphModel, { kind: 'actions' }>) {
  const shown = actions.slice(0, actionsMax);
  const width = Math.max(46, shown.length * 14 + 10);
  const start = (width - shown.length * 14 + 2) / 2;
  return (
    <Frame width={width}>
      <rect className="glyph-frame" x="1" y="3" width={width - 2} height="26" rx="4" />
      {shown.map((action, at) => (
        <g key={at}>
          <rect className={action === 'done' ? 'glyph-solid' : 'glyph-undone'} x={start + at * 14} y="10" width="12" height="12" />
          {action === 'failed' && <path className="glyph-no" d={`M${start + at * 14 + 2} 12l8 8m0-8-8 8`} />}
        </g>
      ))}
    </Frame>
  );
}

/** The log with its newest entry. */
function Entry() {
  return (
    <Frame width={80}>
      {[0, 1, 2].map((at) => (
        <rect key={at} className="glyph-entry" x={1 + at * 20} y="6" width="17" height="20" />
      ))}
      <rect className="glyph-solid" x="60" y="5" width="19" height="22" />
    </Frame>
  );
}

/** Records on the dashed line of a stream. */
function Beads() {
  return (
    <Frame width={64}>
      <path className="glyph-thread" d="M2 16h60" />
      {[12, 32, 52].map((x, at) => (
        <circle key={x} className={at === 2 ? 'glyph-bead-new' : 'glyph-bead'} cx={x} cy="16" r="6" />
      ))}
    </Frame>
  );
}

/** Slots of an index, outlined; the one that the write touches is filled, taken out or put in. */
function IndexSlots({ change }: Extract<GlyphModel, { kind: 'index' }>) {
  return (
    <Frame width={64}>
      {[0, 1, 2].map((at) => (
        <rect key={at} className="glyph-slot" x="2" y={3 + at * 9.5} width="60" height="6.5" />
      ))}
      {(change === 'added' || change === 'changed' || change === 'moved') && (
        <rect className="glyph-slot-full" x="2" y="12.5" width="60" height="6.5" />
      )}
      {(change === 'removed' || change === 'moved') && <path className="glyph-slot-gone" d="M2 6.2h60" />}
    </Frame>
  );
}
