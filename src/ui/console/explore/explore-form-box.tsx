/** The form of a read: from where, by which keys, what of it, and the request it comes to. */
import type { FormEvent } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import type { TableRecord } from '#engine';
import { type ExploreForm, exploreRequest, keyOperators, keyOperatorsFor, noCondition, operandsOf, type ReadKind } from '#session/explore-form.ts';
import { keyTypeNames, keyWords, sourceOf } from '#session/table-keys.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import { RequestPreview } from '../tables/request-preview.tsx';
import { FilterRows } from './filter-rows.tsx';
import { MoreFields } from './more-fields.tsx';

export interface ExploreFormBoxProps {
  readonly table: TableRecord;
  readonly form: ExploreForm;
  /** Names of key attributes that are still needed. */
  readonly missing: readonly string[];
  readonly isRunning: boolean;
  readonly onChange: (change: Partial<ExploreForm>) => void;
  readonly onRun: () => void;
}

const kinds = [
  { value: 'query', text: 'Query' },
  { value: 'scan', text: 'Scan' },
] as const;

/** The value of the table itself: no index has an empty name. */
const tableValue = '';

export function ExploreFormBox({ table, form, missing, isRunning, onChange, onRun }: ExploreFormBoxProps) {
  const request = exploreRequest(form, table);
  const sources = [
    { value: tableValue, label: `Table ${table.name} (${keyWords(table)})` },
    ...table.indexes.map((index) => ({ value: index.name, label: `Index ${index.name} (${keyWords(index)})` })),
  ];
  const isGlobal = table.indexes.some(({ name, kind }) => name === form.indexName && kind === 'global');
  const run = (event: FormEvent): void => {
    event.preventDefault();
    if (missing.length === 0 && !isRunning) onRun();
  };
  return (
    <form onSubmit={run}>
      <Container header={<Header variant="h1">Explore items</Header>}>
        <div className="tables-stack">
          <div className="explore-grid">
            <FormField label="Read by">
              <Segmented
                label="Read by"
                options={kinds}
                value={form.kind}
                onChange={(kind: ReadKind) => onChange({ kind })}
              />
            </FormField>
            <FormField label="From">
              <Select
                options={sources}
                selectedOption={sources.find(({ value }) => value === (form.indexName ?? tableValue)) ?? sources[0]!}
                onChange={({ detail }) =>
                  onChange({ indexName: detail.selectedOption.value || undefined, partition: [], sort: [], strong: false })
                }
              />
            </FormField>
            {form.kind === 'query' && <KeyFields table={table} form={form} onChange={onChange} />}
          </div>
          <div className="explore-folds">
          <ExpandableSection headerText={form.filters.length === 0 ? 'Filters' : `Filters (${form.filters.length})`}>
            <FilterRows filters={form.filters} onChange={(filters) => onChange({ filters })} />
          </ExpandableSection>
          <ExpandableSection headerText="Attributes, order and limit">
            <MoreFields form={form} onChange={onChange} />
          </ExpandableSection>
          <ExpandableSection headerText="The request">
            <RequestPreview operation={request.operation} input={request.input} />
          </ExpandableSection>
          </div>
          <div className="tables-row explore-run">
            <Toggle
              checked={form.strong}
              disabled={isGlobal}
              onChange={({ detail }) => onChange({ strong: detail.checked })}
              description={isGlobal ? 'A global index gives eventually consistent reads only.' : undefined}
            >
              Strongly consistent
            </Toggle>
            <Button
              variant="primary"
              formAction="submit"
              loading={isRunning}
              loadingText="Reading"
              disabled={missing.length > 0}
              disabledReason={`A Query needs a value of ${missing.join(' and ')}.`}
            >
              Run
            </Button>
          </div>
        </div>
      </Container>
    </form>
  );
}

function KeyFields({ table, form, onChange }: Pick<ExploreFormBoxProps, 'table' | 'form' | 'onChange'>) {
  const { partition, sort } = sourceOf(table, form.indexName).key;
  const set = <T,>(list: readonly T[], at: number, value: T, fill: T): T[] => {
    const next = Array.from({ length: Math.max(list.length, at + 1) }, (_, i) => list[i] ?? fill);
    next[at] = value;
    return next;
  };
  return (
    <>
      {partition.map(({ name, type }, at) => (
        <FormField key={name} label={`Partition key ${name}`} constraintText={keyTypeNames[type]}>
          <Input
            value={form.partition[at] ?? ''}
            onChange={({ detail }) => onChange({ partition: set(form.partition, at, detail.value, '') })}
          />
        </FormField>
      ))}
      {sort.map(({ name, type }, at) => {
        const condition = form.sort[at] ?? noCondition;
        const change = (part: Partial<typeof condition>): void => onChange({ sort: set(form.sort, at, { ...condition, ...part }, noCondition) });
        const operators = keyOperatorsFor(type).map((value) => ({ value, label: keyOperators[value] }));
        return (
          <FormField key={name} label={<>Sort key {name} <i>optional</i></>} constraintText={`${keyTypeNames[type]}. Empty: any.`}>
            <div className="explore-sort">
              <Select
                ariaLabel={`Condition on ${name}`}
                options={operators}
                selectedOption={operators.find(({ value }) => value === condition.operator) ?? operators[0]!}
                onChange={({ detail }) => change({ operator: detail.selectedOption.value as typeof condition.operator })}
              />
              <Input ariaLabel={`Value of ${name}`} value={condition.value} onChange={({ detail }) => change({ value: detail.value })} />
              {operandsOf(condition.operator) === 2 && (
                <Input ariaLabel={`Upper value of ${name}`} placeholder="and" value={condition.upper} onChange={({ detail }) => change({ upper: detail.value })} />
              )}
            </div>
          </FormField>
        );
      })}
    </>
  );
}
