/** The traffic that both designs meet, and the button that runs it. */
import { useStore } from 'zustand';
import { labPresets } from '#session/lab-desk.ts';
import { say } from '#texts/say.ts';
import { EarlierRuns } from './earlier-runs.tsx';
import { ChoiceField, NumberField } from './fields.tsx';
import { KeysChoice } from './keys-choice.tsx';
import { useLabDesk } from './lab-context.tsx';
import { RatePreview } from './rate-preview.tsx';
import './traffic-form.css';

const operations = ['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchWriteItem', 'BatchGetItem', 'TransactWriteItems'].map(
  (name) => [name, name] as const,
);
const patterns = [['CONSTANT', say('Constant')], ['SPIKE', say('Spike')], ['DIURNAL', say('Up and down')]] as const;
const retries = [['NONE', say('None')], ['STANDARD', say('SDK, standard')], ['ADAPTIVE', say('SDK, adaptive')]] as const;
const speeds = [['FLUID', say('Fluid: admitted in bulk')], ['REAL', say('Real requests')]] as const;

export function TrafficForm() {
  const desk = useLabDesk();
  const { traffic, progress, problem } = useStore(desk.store);
  const { operation, keys: distribution, hotPercent, pattern, perSecond, peakPerSecond, minutes, itemBytes, retryMode, seed, speed } = traffic;
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    void desk.start();
  };
  return (
    <form className="lab-traffic" onSubmit={submit} aria-labelledby="lab-traffic-title">
      <h2 id="lab-traffic-title">{say('Traffic')}</h2>
      <div className="lab-presets" role="group" aria-label={say('Presets')}>
        {labPresets.map(({ name }) => (
          <button key={name} type="button" onClick={() => desk.choose(name)}>
            {name}
          </button>
        ))}
      </div>
      <div className="lab-pair">
        <ChoiceField label={say('Operation')} value={operation} options={operations} onChange={(value) => desk.setTraffic({ operation: value })} />
        <NumberField label={say('Bytes of an item')} value={itemBytes} min={64} max={65_536} onChange={(value) => desk.setTraffic({ itemBytes: value })} />
      </div>
      <KeysChoice value={distribution} onChange={(value) => desk.setTraffic({ keys: value })} />
      {distribution === 'HOT_KEY' && (
        <NumberField label={say('Share of the hot key, %')} value={hotPercent} min={0} max={100} onChange={(value) => desk.setTraffic({ hotPercent: value })} />
      )}
      <div className="lab-pair">
        <ChoiceField label={say('Rate over time')} value={pattern} options={patterns} onChange={(value) => desk.setTraffic({ pattern: value })} />
        <NumberField label={say('Minutes')} value={minutes} min={1} max={1440} onChange={(value) => desk.setTraffic({ minutes: value })} />
      </div>
      <div className="lab-pair">
        <NumberField label={say('Calls per second')} value={perSecond} min={0} max={1_000_000} onChange={(value) => desk.setTraffic({ perSecond: value })} />
        {pattern !== 'CONSTANT' && (
          <NumberField label={say('At the peak')} value={peakPerSecond} min={0} max={1_000_000} onChange={(value) => desk.setTraffic({ peakPerSecond: value })} />
        )}
      </div>
      <RatePreview traffic={traffic} />
      <div className="lab-pair">
        <ChoiceField label={say('Client retries')} value={retryMode} options={retries} onChange={(value) => desk.setTraffic({ retryMode: value })} />
        <NumberField label={say('Seed')} value={seed} min={0} max={4_294_967_295} onChange={(value) => desk.setTraffic({ seed: value })} />
      </div>
      <ChoiceField label={say('Speed')} value={speed} options={speeds} onChange={(value) => desk.setTraffic({ speed: value })} />
      <div className="lab-actions">
        {progress === undefined ? (
          <button key="run" type="submit" className="lab-run">
            {say('Run both')}
          </button>
        ) : (
          <>
            {/* Keys keep the two buttons apart: one that became the other while it is clicked would send the form. */}
            <button key="cancel" type="button" onClick={() => desk.cancel()}>
              {say('Cancel')}
            </button>
            <progress value={progress} aria-label={say('Progress of the run')} />
          </>
        )}
      </div>
      <p role="alert" className="lab-problem">
        {problem}
      </p>
      <EarlierRuns />
    </form>
  );
}
