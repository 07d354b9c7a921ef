/** The place "Lab": one traffic against two designs, side by side. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { say } from '#texts/say.ts';
import { type Twin, TwinSwitch } from '#ui/kit/segmented.tsx';
import { DesignForm } from './design-form.tsx';
import { useLabDesk } from './lab-context.tsx';
import { scalesOf, verdict } from './lab-figures.ts';
import { Outcome } from './outcome.tsx';
import { TrafficForm } from './traffic-form.tsx';
import '#ui/kit/hatch.css';
import './lab.css';

export default function Lab() {
  const desk = useLabDesk();
  const outcomes = useStore(desk.store, (state) => state.outcomes);
  const [twin, setTwin] = useState<Twin>('picture');
  const results = outcomes === undefined ? [] : [outcomes.a.result, outcomes.b.result];
  const scales = scalesOf(results);
  return (
    <div className="lab">
      <h1 className="visually-hidden">{say('Lab')}</h1>
      <TrafficForm />
      <div className="lab-results">
        <div className="lab-verdict" aria-live="polite">
          <h2>{say('Verdict')}</h2>
          <p>{outcomes === undefined ? say('Run the traffic to see what each design makes of it.') : verdict(outcomes.a.result, outcomes.b.result)}</p>
          {outcomes !== undefined && <TwinSwitch value={twin} onChange={setTwin} />}
        </div>
        <div className="lab-sides">
          {(['a', 'b'] as const).map((side) => (
            <section key={side} aria-labelledby={`lab-${side}`}>
              <h2 id={`lab-${side}`}>{say('Design {side}', { side: side.toUpperCase() })}</h2>
              <DesignForm side={side} />
              {outcomes !== undefined && <Outcome name={say('Design {side}', { side: side.toUpperCase() })} outcome={outcomes[side]} twin={twin} scales={scales} />}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}
