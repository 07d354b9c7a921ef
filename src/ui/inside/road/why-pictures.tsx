/** The larger pictures of an open "why?", one for each kind of question. */
import { formatNumber } from '#session/format.ts';
import type { WhyPicture as Model } from '#session/folds/road-model.ts';
import { HashLine } from './hash-line.tsx';
import { Lanes } from './lanes.tsx';
import { UnitBoxes } from './unit-boxes.tsx';
import './why-pictures.css';

export function WhyPicture({ picture }: { readonly picture: Model }) {
  switch (picture.kind) {
    case 'sheet':
      return <Sheet {...picture} />;
    case 'hash-line':
      return <HashLine {...picture} />;
    case 'tanks':
      return <Tanks {...picture} />;
    case 'lanes':
      return <Lanes {...picture} />;
    case 'units':
      return <UnitBoxes {...picture} />;
    case 'lifecycle':
      return <Lifecycle {...picture} />;
  }
}

function Sheet({ lines, hidden }: Extract<Model, { kind: 'sheet' }>) {
  return (
    <dl className="why-sheet">
      {lines.map(({ name, value, isFilter }) => (
        <div key={name} className={isFilter ? 'why-sheet-filter' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {hidden > 0 && (
        <div>
          <dt>and {hidden} more</dt>
          <dd />
        </div>
      )}
    </dl>
  );
}

const tanksMax = 8;

/** What a partition serves in a second, at full length; what was asked is solid, what is left is tinted. */
function Tanks({ channel, tanks }: Extract<Model, { kind: 'tanks' }>) {
  const shown = tanks.slice(0, tanksMax);
  const unit = channel === 'read' ? 'RCU' : 'WCU';
  return (
    <div className="why-tanks" data-channel={channel}>
      {shown.map(({ partitionId, asked, left, max }) => (
        <div key={partitionId} className="why-tank">
          <b>{partitionId}</b>
          <div className="why-tank-track" aria-hidden="true">
            <div className="why-tank-left" style={{ width: `${(100 * left) / max}%` }} />
            <div className="why-tank-asked" style={{ width: `${(100 * asked) / max}%` }} />
          </div>
          <span>
            limit {formatNumber(max)} {unit}/s
          </span>
        </div>
      ))}
      {tanks.length > shown.length && <div>and {tanks.length - shown.length} more partitions</div>}
    </div>
  );
}

function Lifecycle({ status, then, takes }: Extract<Model, { kind: 'lifecycle' }>) {
  return (
    <div className="why-lifecycle">
      <span className="why-lifecycle-now">
        <b>{status}</b> {takes}
      </span>
      <span className="why-lifecycle-then">
        <b>{then}</b>
      </span>
    </div>
  );
}
