/** From a load to the units it needs, with the arithmetic. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { TableClass, UnitsForm } from '#session/create-table-form.ts';
import { formatDollars, formatUnits } from '#session/format.ts';
import { capacityFor, type LoadForm, type NeededCapacity, onDemandMonth, provisionedMonth, sizeWarning } from '#session/tables-price.ts';
import { PriceLine } from './price-box.tsx';
import './capacity-calculator.css';

export interface CapacityCalculatorProps {
  readonly load: LoadForm;
  readonly tableClass: TableClass;
  readonly onLoad: (load: LoadForm) => void;
  /** Takes the whole units that the load needs; absent where no units are asked for. */
  readonly onUse: ((units: UnitsForm) => void) | undefined;
}

const consistencies = [
  { value: 'eventual', label: 'Eventually consistent' },
  { value: 'strong', label: 'Strongly consistent' },
  { value: 'transactional', label: 'Transactional' },
];
const writeKinds = [
  { value: 'standard', label: 'Standard' },
  { value: 'transactional', label: 'Transactional' },
];
const chosen = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value) ?? null;

export function CapacityCalculator({ load, tableClass, onLoad, onUse }: CapacityCalculatorProps) {
  const needed = capacityFor(load);
  return (
    <div className="tables-stack">
      <div className="tables-pair">
        <FormField label="Average item" warningText={sizeWarning(load.itemSize)}>
          <Input value={load.itemSize} onChange={({ detail }) => onLoad({ ...load, itemSize: detail.value })} />
        </FormField>
        <FormField label="Items read a second">
          <Input value={load.readsPerSecond} inputMode="decimal" onChange={({ detail }) => onLoad({ ...load, readsPerSecond: detail.value })} />
        </FormField>
        <FormField label="Reads are">
          <Select
            options={consistencies}
            selectedOption={chosen(consistencies, load.consistency)}
            onChange={({ detail }) => onLoad({ ...load, consistency: detail.selectedOption.value as LoadForm['consistency'] })}
          />
        </FormField>
        <FormField label="Items written a second">
          <Input value={load.writesPerSecond} inputMode="decimal" onChange={({ detail }) => onLoad({ ...load, writesPerSecond: detail.value })} />
        </FormField>
        <FormField label="Writes are">
          <Select
            options={writeKinds}
            selectedOption={chosen(writeKinds, load.writeKind)}
            onChange={({ detail }) => onLoad({ ...load, writeKind: detail.selectedOption.value as LoadForm['writeKind'] })}
          />
        </FormField>
      </div>
      {needed !== undefined && <Needed load={load} tableClass={tableClass} needed={needed} onUse={onUse} />}
    </div>
  );
}

interface NeededProps extends Pick<CapacityCalculatorProps, 'load' | 'tableClass' | 'onUse'> {
  readonly needed: NeededCapacity;
}

/** The arithmetic, and the same load under both modes, so that the choice can be made by a number. */
function Needed({ load, tableClass, needed, onUse }: NeededProps) {
  const { perRead, perWrite, perSecond, provisioned } = needed;
  const read = formatUnits(provisioned.read, 'read');
  const write = formatUnits(provisioned.write, 'write');
  return (
    <div className="capacity-calculator">
      <p>
        {`${load.readsPerSecond || '0'} reads × ${formatUnits(perRead, 'read')} = `}
        <b className="tables-reads">{`${formatUnits(perSecond.read, 'read')}/s`}</b>
      </p>
      <p>
        {`${load.writesPerSecond || '0'} writes × ${formatUnits(perWrite, 'write')} = `}
        <b className="tables-writes">{`${formatUnits(perSecond.write, 'write')}/s`}</b>
      </p>
      <p className="tables-small">A read unit covers 4 KB of one item, a write unit 1 KB. Each request is rounded up.</p>
      <dl>
        <PriceLine what="On demand, this load all month" sum={formatDollars(onDemandMonth(perSecond, tableClass).total)} />
        <PriceLine what={`Provisioned, ${read} and ${write}`} sum={formatDollars(provisionedMonth(provisioned, tableClass).total)} />
      </dl>
      {onUse !== undefined && (
        <Button formAction="none" onClick={() => onUse({ read: String(provisioned.read), write: String(provisioned.write) })}>
          {`Use ${read} and ${write}`}
        </Button>
      )}
    </div>
  );
}
