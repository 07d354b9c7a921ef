/** Filters: what is read and dropped again before the answer. Attributes of all types, by every operator there is. */
import { useEffect, useId, useRef } from 'react';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { TableRecord } from '#engine';
import {
  type ExploreForm,
  type FilterOperator,
  filterOperators,
  type FilterRow,
  type FilterType,
  filterTypes,
  hasOwnOperandType,
  newFilter,
  operandsOf,
} from '#session/explore-form.ts';
import { attributeTypeNames } from '#session/item-form.ts';
import { keysOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import './filter-rows.css';

export interface FilterRowsProps {
  readonly table: TableRecord;
  readonly form: ExploreForm;
  /** By the filter's id. */
  readonly problems: ReadonlyMap<number, string>;
  readonly onChange: (form: Partial<ExploreForm>) => void;
}

const joins = [
  { value: 'all', text: say('all of these') },
  { value: 'any', text: say('any of these') },
] as const;

export function FilterRows({ table, form, problems, onChange }: FilterRowsProps) {
  const { filters } = form;
  const names = useId();
  const list = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.querySelector<HTMLElement>('.filter-row:last-child input')?.focus();
  }, [filters.length]);
  const add = (): void => {
    added.current = true;
    onChange({ filters: [...filters, newFilter(filters)] });
  };
  return (
    <section aria-label={say('Filters')} className="filters">
      <p className="tables-small">{say('A filter drops items after they were read. What it drops is paid for.')}</p>
      {filters.length > 1 && (
        <div className="tables-row">
          <span>{say('An item passes')}</span>
          <Segmented label={say('An item passes')} options={joins} value={form.passes} onChange={(passes) => onChange({ passes })} />
        </div>
      )}
      <div ref={list} className="filters-list">
        {filters.map((filter, at) => (
          <Row
            key={filter.id}
            number={at + 1}
            filter={filter}
            names={names}
            problem={problems.get(filter.id)}
            onChange={(changed) => onChange({ filters: filters.map((other) => (other.id === filter.id ? { ...other, ...changed } : other)) })}
            onRemove={() => onChange({ filters: filters.filter(({ id }) => id !== filter.id) })}
          />
        ))}
      </div>
      <datalist id={names}>
        {[...new Set([table, ...table.indexes].flatMap((source) => keysOf(source).map(({ name }) => name)))].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div>
        <Button formAction="none" iconName="add-plus" onClick={add}>
          {say('Add filter')}
        </Button>
      </div>
    </section>
  );
}

interface RowProps {
  readonly number: number;
  readonly filter: FilterRow;
  /** Id of the list of names that are known. */
  readonly names: string;
  readonly problem: string | undefined;
  readonly onChange: (filter: Partial<FilterRow>) => void;
  readonly onRemove: () => void;
}

const operatorOptions = Object.entries(filterOperators).map(([value, label]) => ({ value, label }));
const typeOptions = Object.entries(filterTypes).map(([value, label]) => ({ value, label }));

function Row({ number, filter, names, problem, onChange, onRemove }: RowProps) {
  const { operator, type } = filter;
  const operands = operandsOf(operator);
  const needsType = operands > 0 && !hasOwnOperandType(operator);
  return (
    <div className="filter-row" role="group" aria-label={say('Filter {number}', { number })}>
      <FormField label={say('Attribute')} errorText={problem} stretch>
        <Input
          value={filter.name}
          onChange={({ detail }) => onChange({ name: detail.value })}
          nativeInputAttributes={{ list: names }}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <FormField label={say('Condition')} stretch>
        <Select
          options={operatorOptions}
          selectedOption={operatorOptions.find(({ value }) => value === operator)!}
          onChange={({ detail }) => {
            const chosen = detail.selectedOption.value as FilterOperator;
            onChange({ operator: chosen, ...(chosen === 'type' && { value: 'S' }) });
          }}
          expandToViewport
        />
      </FormField>
      {needsType && (
        <FormField label={say('Type')} stretch>
          <Select
            options={typeOptions}
            selectedOption={typeOptions.find(({ value }) => value === type)!}
            onChange={({ detail }) => {
              const chosen = detail.selectedOption.value as FilterType;
              onChange({ type: chosen, ...(chosen === 'BOOL' && { value: 'true' }) });
            }}
            expandToViewport
          />
        </FormField>
      )}
      {operands > 0 && <Operand filter={filter} label={operands === 2 ? say('From') : say('Value')} value={filter.value} onChange={(value) => onChange({ value })} />}
      {operands === 2 && <Operand filter={filter} label={say('To')} value={filter.upper} onChange={(upper) => onChange({ upper })} />}
      <div className="filter-row-remove">
        <Button formAction="none" iconName="close" variant="icon" ariaLabel={say('Remove filter {number}', { number })} onClick={onRemove} />
      </div>
    </div>
  );
}

interface OperandProps {
  readonly filter: FilterRow;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const booleans = ['true', 'false'].map((value) => ({ value, label: value }));
const typeNames = Object.entries(attributeTypeNames).map(([value, label]) => ({ value, label: `${label} (${value})` }));

function Operand({ filter: { operator, type }, label, value, onChange }: OperandProps) {
  if (operator === 'type') return <Choice label={label} options={typeNames} value={value} onChange={onChange} />;
  if (hasOwnOperandType(operator)) return <TextOperand label={label} value={value} hint={say('Bytes, or members')} onChange={onChange} />;
  if (type === 'NULL') return null;
  if (type === 'BOOL') return <Choice label={label} options={booleans} value={value} onChange={onChange} />;
  return <TextOperand label={label} value={value} hint={operator === 'in' ? 'a, b, c' : hints[type]} onChange={onChange} />;
}

const hints: Readonly<Record<FilterType, string>> = { S: '', N: say('Number'), B: 'Base64', BOOL: '', NULL: '', JSON: '{"SS": ["a"]}' };

interface ChoiceProps extends Omit<OperandProps, 'filter'> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <FormField label={label} stretch>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        placeholder={say('Choose')}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        expandToViewport
      />
    </FormField>
  );
}

function TextOperand({ label, value, hint, onChange }: Omit<OperandProps, 'filter'> & { readonly hint: string }) {
  return (
    <FormField label={label} stretch>
      <Input value={value} placeholder={hint} onChange={({ detail }) => onChange(detail.value)} autoComplete={false} spellcheck={false} />
    </FormField>
  );
}
