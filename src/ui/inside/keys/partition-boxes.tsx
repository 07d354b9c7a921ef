/** The partitions below the heat: each box spans exactly its range, its bars run to DynamoDB's limits. */
import type { MeterFacts, PartitionFacts } from '#session/folds/key-space.ts';
import type { HashSpan } from '#session/folds/hash-space.ts';
import { rangesIn } from '#session/folds/zoom.ts';
import { say } from '#texts/say.ts';
import { frameOf } from './frame.ts';
import './partition-boxes.css';
import '#ui/kit/hatch.css';

export interface PartitionBoxesProps {
  readonly width: number;
  readonly partitions: readonly PartitionFacts[];
  /** The part of the hash space that is shown. */
  readonly view: HashSpan;
  readonly chosen: string | undefined;
  readonly onChoose: (partitionId: string) => void;
}

/** How much a box says, by its width. */
const room = (width: number): 'whole' | 'short' | 'bars' => (width >= 176 ? 'whole' : width >= 56 ? 'short' : 'bars');

export function PartitionBoxes({ width, partitions, view, chosen, onChoose }: PartitionBoxesProps) {
  const { left, inner } = frameOf(width);
  const shown = rangesIn(partitions.map(({ range }) => range), view);
  return (
    <ul className="partition-boxes" style={{ marginLeft: left, width: inner }}>
      {partitions.map((partition) => {
        const { id, meters, sentence } = partition;
        const range = shown.find(({ partitionId }) => partitionId === id);
        if (range === undefined) return null;
        const says = room((range.to - range.from) * inner);
        return (
          <li key={id} style={{ left: `${range.from * 100}%`, width: `${(range.to - range.from) * 100}%` }}>
            <button
              type="button"
              aria-label={sentence}
              aria-pressed={id === chosen}
              title={says === 'whole' ? undefined : sentence}
              data-room={says}
              data-empty={meters.some(({ isEmpty }) => isEmpty)}
              onClick={() => onChoose(id)}
            >
              <span className="partition-box-head">
                <b>{id}</b>
                <span className="mono">{range.label}</span>
              </span>
              {meters.map((meter) => (
                <Meter key={meter.kind} meter={meter} says={says} />
              ))}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Meter({ meter, says }: { readonly meter: MeterFacts; readonly says: 'whole' | 'short' | 'bars' }) {
  const { kind, label, full, text, short, isEmpty } = meter;
  return (
    <span className="partition-meter" data-channel={kind === 'size' ? 'control' : kind}>
      {says !== 'bars' && (
        <span className="partition-meter-words">
          <b>{label === 'Size' ? say('Size') : label}</b>
          <span className={isEmpty ? 'partition-meter-empty' : undefined}>{says === 'whole' ? text : short}</span>
        </span>
      )}
      <span className={isEmpty ? 'partition-meter-track hatch-throttled' : 'partition-meter-track'}>
        <span style={{ width: `${full * 100}%` }} />
      </span>
    </span>
  );
}
