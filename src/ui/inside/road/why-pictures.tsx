/** The larger pictures of an open "why?", one for each kind of question. */
import { formatNumber } from '#session/format.ts';
import type { Tank, WhyPicture as Model } from '#session/folds/road-model.ts';
import { say } from '#texts/say.ts';
import { HashLine } from './hash-line.tsx';
import { Lanes } from './lanes.tsx';
import { UnitBoxes } from './unit-boxes.tsx';
import './why-pictures.css';
import '#ui/kit/hatch.css';

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
          <dt>{say('and {hidden} more', { hidden })}</dt>
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
      {shown.map((tank, at) => (
        <TankBar key={at} tank={tank} unit={unit} />
      ))}
      {tanks.length > shown.length && <div>{say('and {count} more partitions', { count: tanks.length - shown.length })}</div>}
    </div>
  );
}

/** What is refused is drawn beyond the limit. */
function TankBar({ tank: { partitionId, asked, left, max, isRefused }, unit }: { readonly tank: Tank; readonly unit: string }) {
  const beyond = isRefused ? Math.min(0.25, Math.max(0.02, asked / max)) : 0;
  return (
    <div className="why-tank">
      <b>{partitionId}</b>
      <div className="why-tank-line" aria-hidden="true">
        <div className="why-tank-track" style={{ flexGrow: 1 - beyond }}>
          <div className="why-tank-left" style={{ width: `${(100 * left) / max}%` }} />
          {!isRefused && <div className="why-tank-asked" style={{ width: `${(100 * asked) / max}%` }} />}
        </div>
        {isRefused && <div className="why-tank-refused hatch-throttled" style={{ flexGrow: beyond }} />}
      </div>
      <span>
        {isRefused && <b className="why-tank-word">{say('{asked} {unit} refused,', { asked: formatNumber(asked), unit })} </b>}{say('limit {max} {unit}/s', { max: formatNumber(max), unit })}
      </span>
    </div>
  );
}

function Lifecycle({ status, next, takes }: Extract<Model, { kind: 'lifecycle' }>) {
  return (
    <div className="why-lifecycle">
      <span className="why-lifecycle-now">
        <b>{status}</b> {takes}
      </span>
      <span className="why-lifecycle-then">
        <b>{next}</b>
      </span>
    </div>
  );
}
