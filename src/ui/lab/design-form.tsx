/** One of the two designs that are compared. */
import { useStore } from 'zustand';
import type { LabSide } from '#session/lab-desk.ts';
import { say } from '#texts/say.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import { useLabDesk } from './lab-context.tsx';

const modes = [['PAY_PER_REQUEST', say('On demand')], ['PROVISIONED', say('Provisioned')]] as const;
const regimes = [['ADAPTIVE', say('As today')], ['BURST', say('Burst only')], ['STATIC', say('Fixed parts, as in 2012')]] as const;

export function DesignForm({ side }: { readonly side: LabSide }) {
  const desk = useLabDesk();
  const { billingMode, readUnits, writeUnits, regime, writeShards } = useStore(desk.store, ({ designs }) => designs[side]);
  return (
    <div className="lab-design" role="group" aria-label={say('Design {side}', { side: side.toUpperCase() })}>
      <ChoiceField label={say('Capacity mode')} value={billingMode} options={modes} onChange={(value) => desk.setDesign(side, { billingMode: value })} />
      {billingMode === 'PROVISIONED' && (
        <>
          <NumberField label={say('Read units')} value={readUnits} min={1} max={4_000_000} onChange={(value) => desk.setDesign(side, { readUnits: value })} />
          <NumberField label={say('Write units')} value={writeUnits} min={1} max={4_000_000} onChange={(value) => desk.setDesign(side, { writeUnits: value })} />
          <ChoiceField label={say('Budget')} value={regime} options={regimes} onChange={(value) => desk.setDesign(side, { regime: value })} />
        </>
      )}
      <NumberField label={say('Shards of a key')} value={writeShards} min={1} max={100} onChange={(value) => desk.setDesign(side, { writeShards: value })} />
    </div>
  );
}
