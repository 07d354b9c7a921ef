/** One of the two designs that are compared. */
import { useStore } from 'zustand';
import type { LabSide } from '#session/lab-desk.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import { useLabDesk } from './lab-context.tsx';

const modes = [['PAY_PER_REQUEST', 'On demand'], ['PROVISIONED', 'Provisioned']] as const;
const regimes = [['ADAPTIVE', 'As today'], ['BURST', 'Burst only'], ['STATIC', 'Fixed parts, as in 2012']] as const;

export function DesignForm({ side }: { readonly side: LabSide }) {
  const desk = useLabDesk();
  const { billingMode, readUnits, writeUnits, regime, writeShards } = useStore(desk.store, ({ designs }) => designs[side]);
  return (
    <div className="lab-design" role="group" aria-label={`Design ${side.toUpperCase()}`}>
      <ChoiceField label="Capacity mode" value={billingMode} options={modes} onChange={(value) => desk.setDesign(side, { billingMode: value })} />
      {billingMode === 'PROVISIONED' && (
        <>
          <NumberField label="Read units" value={readUnits} min={1} max={4_000_000} onChange={(value) => desk.setDesign(side, { readUnits: value })} />
          <NumberField label="Write units" value={writeUnits} min={1} max={4_000_000} onChange={(value) => desk.setDesign(side, { writeUnits: value })} />
          <ChoiceField label="Budget" value={regime} options={regimes} onChange={(value) => desk.setDesign(side, { regime: value })} />
        </>
      )}
      <NumberField label="Shards of a key" value={writeShards} min={1} max={100} onChange={(value) => desk.setDesign(side, { writeShards: value })} />
    </div>
  );
}
