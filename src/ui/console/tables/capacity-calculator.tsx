/** From a load to the units it needs, with the arithmetic. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { TableClass, UnitsForm } from '#session/create-table-form.ts';
import { formatDollars, formatUnits } from '#session/format.ts';
import { capacityFor, type LoadForm, type NeededCapacity, onDemandMonth, provisionedMonth, sizeWarning } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
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
  { value: 'eventual', label: say('Eventually consistent') },
  { value: 'strong', label: say('Strongly consistent') },
  { value: 'transactional', label: say('Transactional') },
];
const writeKinds = [
  { value: 'standard', label: say('Standard') },
  { value: 'transactional', label: say('Transactional') },
];
const chosen = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value) ?? null;

export function CapacityCalculator({ load, tableClass, onLoad, onUse }: CapacityCalculatorProps) {
  const needed = capacityFor(load);
  return (
    <div className="tables-stack">
      <div className="tables-pair">
        <FormField label={say('Average item')} warningText={sizeWarning(load.itemSize)}>
          <Input value={load.itemSize} onChange={({ detail }) => onLoad({ ...load, itemSize: detail.value })} />
        </FormField>
        <FormField label={say('Items read a second')}>
          <Input value={load.readsPerSecond} inputMode="decimal" onChange={({ detail }) => onLoad({ ...load, readsPerSecond: detail.value })} />
        </FormField>
        <FormField label={say('Reads are')}>
          <Select
            options={consistencies}
            selectedOption={chosen(consistencies, load.consistency)}
            onChange={({ detail }) => onLoad({ ...load, consistency: detail.selectedOption.value as LoadForm['consistency'] })}
          />
        </FormField>
        <FormField label={say('Items written a second')}>
          <Input value={load.writesPerSecond} inputMode="decimal" onChange={({ detail }) => onLoad({ ...load, writesPerSecond: detail.value })} />
        </FormField>
        <FormField label={say('Writes are')}>
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
        {saidWith('{readsPerSecond} reads × {perRead} = {read}', {
          readsPerSecond: load.readsPerSecond || '0',
          perRead: formatUnits(perRead, 'read'),
          read: <b className="tables-reads">{`${formatUnits(perSecond.read, 'read')}/s`}</b>,
        })}
      </p>
      <p>
        {saidWith('{writesPerSecond} writes × {perWrite} = {write}', {
          writesPerSecond: load.writesPerSecond || '0',
          perWrite: formatUnits(perWrite, 'write'),
          write: <b className="tables-writes">{`${formatUnits(perSecond.write, 'write')}/s`}</b>,
        })}
      </p>
      <p className="tables-small">{say('A read unit covers 4 KB of one item, a write unit 1 KB. Each request is rounded up.')}</p>
      <dl>
        <PriceLine what={say('On demand, this load all month')} sum={formatDollars(onDemandMonth(perSecond, tableClass).total)} />
        <PriceLine what={say('Provisioned, {read} and {write}', { read, write })} sum={formatDollars(provisionedMonth(provisioned, tableClass).total)} />
      </dl>
      {onUse !== undefined && (
        <Button formAction="none" onClick={() => onUse({ read: String(provisioned.read), write: String(provisioned.write) })}>
          {say('Use {read} and {write}', { read, write })}
        </Button>
      )}
    </div>
  );
}
