/** What an item weighs against the units that it fills: names first, then values. */
import type { WeightFacts } from '#session/item-look.ts';
import { say } from '#texts/say.ts';
import './weight-bar.css';

export function WeightBar({ facts: { total, parts, names, values, unit, left, isTooLarge } }: { readonly facts: WeightFacts }) {
  return (
    <section className="weight-bar" aria-label={say('Weight')} data-large={isTooLarge}>
      <p className="weight-bar-total">
        <b>{total}</b> {parts}
      </p>
      <div className="weight-bar-track" aria-hidden="true">
        <span className="weight-bar-names" style={{ width: `${names * 100}%` }} />
        <span className="weight-bar-values" style={{ width: `${values * 100}%` }} />
      </div>
      <p className="weight-bar-ends">
        <span>{unit}</span>
        <span>{left}</span>
      </p>
    </section>
  );
}
