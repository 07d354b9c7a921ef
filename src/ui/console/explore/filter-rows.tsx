/** Filters: what is read and paid for, and then left out. */
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import {
  type FilterOperator,
  filterOperators,
  type FilterRow,
  type FilterType,
  filterTypes,
  newFilter,
  operandsOf,
} from '#session/explore-form.ts';

export interface FilterRowsProps {
  readonly filters: readonly FilterRow[];
  readonly onChange: (filters: readonly FilterRow[]) => void;
}

const operators = Object.entries(filterOperators).map(([value, label]) => ({ value, label }));
const types = Object.entries(filterTypes).map(([value, label]) => ({ value, label }));
const booleans = [
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
];

export function FilterRows({ filters, onChange }: FilterRowsProps) {
  return (
    <div className="tables-stack">
      <p className="tables-small">A filter is applied to what was read. It makes the answer smaller, not the bill.</p>
      {filters.map((filter, at) => (
        <Row
          key={filter.id}
          filter={filter}
          number={at + 1}
          onChange={(change) => onChange(filters.map((other) => (other.id === filter.id ? { ...other, ...change } : other)))}
          onRemove={() => onChange(filters.filter(({ id }) => id !== filter.id))}
        />
      ))}
      <div className="tables-row">
        <Button formAction="none" iconName="add-plus" onClick={() => onChange([...filters, newFilter(filters)])}>
          Add filter
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  readonly filter: FilterRow;
  readonly number: number;
  readonly onChange: (change: Partial<FilterRow>) => void;
  readonly onRemove: () => void;
}

function Row({ filter, number, onChange, onRemove }: RowProps) {
  const { name, type, operator, value, upper } = filter;
  const operands = type === 'NULL' ? 0 : operandsOf(operator);
  return (
    <div className="explore-filter" role="group" aria-label={`Filter ${number}`}>
      <Input ariaLabel="Attribute" placeholder="Attribute" value={name} onChange={({ detail }) => onChange({ name: detail.value })} />
      <Select
        ariaLabel="Condition"
        options={operators}
        selectedOption={operators.find((option) => option.value === operator) ?? operators[0]!}
        onChange={({ detail }) => onChange({ operator: detail.selectedOption.value as FilterOperator })}
      />
      {operandsOf(operator) > 0 && (
        <Select
          ariaLabel="Type"
          options={types}
          selectedOption={types.find((option) => option.value === type) ?? types[0]!}
          onChange={({ detail }) => onChange({ type: detail.selectedOption.value as FilterType, value: '' })}
        />
      )}
      {operands > 0 && type === 'BOOL' && (
        <Select
          ariaLabel="Value"
          options={booleans}
          selectedOption={booleans.find((option) => option.value === value) ?? booleans[1]!}
          onChange={({ detail }) => onChange({ value: detail.selectedOption.value ?? 'false' })}
        />
      )}
      {operands > 0 && type !== 'BOOL' && (
        <Input ariaLabel="Value" placeholder="Value" value={value} onChange={({ detail }) => onChange({ value: detail.value })} />
      )}
      {operands === 2 && type !== 'BOOL' && (
        <Input ariaLabel="Upper value" placeholder="and" value={upper} onChange={({ detail }) => onChange({ upper: detail.value })} />
      )}
      <Button formAction="none" variant="icon" iconName="remove" ariaLabel={`Remove filter ${number}`} onClick={onRemove} />
    </div>
  );
}
