/** The form of a read: by which keys, through which filters, how much of it, and the request that it comes to. */
import { type FormEvent, useRef, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import { useStore } from 'zustand';
import type { TableRecord } from '#engine';
import type { ExploreDesk } from '#session/explore-desk.ts';
import { type ExploreForm, exploreRequest, filterProblems, missingKeys, type ReadKind } from '#session/explore-form.ts';
import { keyWords } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { RequestPreview } from '../tables/request-preview.tsx';
import { FilterRows } from './filter-rows.tsx';
import { KeyFields } from './key-fields.tsx';
import { optionsSet, ReadOptions } from './read-options.tsx';
import { useIsSlow } from './use-is-slow.ts';
import './read-form.css';

export interface ReadFormProps {
  readonly table: TableRecord;
  readonly desk: ExploreDesk;
}

type Drawer = 'filters' | 'options' | 'request';

const kinds = [
  { id: 'query', text: 'Query' },
  { id: 'scan', text: 'Scan' },
];

export function ReadForm({ table, desk }: ReadFormProps) {
  const { form, isRunning } = useStore(desk.store);
  const root = useRef<HTMLFormElement>(null);
  const [drawer, setDrawer] = useState<Drawer>();
  /** What is missing is only told once somebody has tried to run without it. */
  const [isTried, setTried] = useState(false);
  const isSlow = useIsSlow(isRunning);
  const missing = missingKeys(form, table);
  const problems = filterProblems(form.filters);
  const change = (changed: Partial<ExploreForm>): void => desk.change(changed);
  const run = (event: FormEvent): void => {
    event.preventDefault();
    if (isRunning) return;
    setTried(true);
    if (problems.size > 0) setDrawer('filters');
    if (missing.length === 0 && problems.size === 0) void desk.run(table).then(() => setTried(false));
    else requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const toggle = (wanted: Drawer): void => setDrawer(drawer === wanted ? undefined : wanted);
  const options = optionsSet(form);
  return (
    <form ref={root} onSubmit={run} noValidate aria-label={say('Read')}>
      <Container>
        <div className="read-form">
          <div className="read-form-row">
            <div className="read-form-kind">
              <SegmentedLabel />
              <SegmentedControl
                ariaLabelledby="read-form-kind"
                options={kinds}
                selectedId={form.kind}
                onChange={({ detail }) => change({ kind: detail.selectedId as ReadKind })}
              />
            </div>
            <SourceField table={table} form={form} onChange={change} />
            {form.kind === 'query' && <KeyFields table={table} form={form} missing={isTried ? missing : []} onChange={change} />}
            <div className="read-form-actions">
              <Toggle checked={form.strong} onChange={({ detail }) => change({ strong: detail.checked })}>
                <span title={say('ConsistentRead: the leader answers, and it costs twice as much')}>{say('Strong')}</span>
              </Toggle>
              <Button
                formAction="none"
                iconName="filter"
                ariaExpanded={drawer === 'filters'}
                onClick={() => toggle('filters')}
              >
                {form.filters.length === 0 ? say('Filters') : say('Filters ({count})', { count: form.filters.length })}
              </Button>
              <Button formAction="none" ariaExpanded={drawer === 'options'} onClick={() => toggle('options')}>
                {options === 0 ? say('Options') : say('Options ({options})', { options })}
              </Button>
              <Button formAction="none" ariaExpanded={drawer === 'request'} onClick={() => toggle('request')}>
                {say('Request')}
              </Button>
              {/* One button, so that the focus stays on it. */}
              <Button
                variant={isSlow ? 'normal' : 'primary'}
                formAction={isSlow ? 'none' : 'submit'}
                onClick={() => {
                  if (isSlow) desk.cancel();
                }}
              >
                {isSlow ? say('Cancel') : say('Run')}
              </Button>
            </div>
          </div>
          {drawer !== undefined && (
            <div className="read-form-drawer">
              {drawer === 'filters' && <FilterRows table={table} form={form} problems={isTried ? problems : new Map()} onChange={change} />}
              {drawer === 'options' && <ReadOptions table={table} form={form} onChange={change} />}
              {drawer === 'request' && <Preview table={table} form={form} />}
            </div>
          )}
        </div>
      </Container>
    </form>
  );
}

const SegmentedLabel = () => (
  <span className="read-form-label" id="read-form-kind">
    {say('Read by')}
  </span>
);

interface PartProps {
  readonly table: TableRecord;
  readonly form: ExploreForm;
}

function Preview({ table, form }: PartProps) {
  const { operation, input } = exploreRequest(form, table);
  return <RequestPreview operation={operation} input={input} />;
}

/** No index has an empty name. */
const tableValue = '';

function SourceField({ table, form, onChange }: PartProps & { readonly onChange: (form: Partial<ExploreForm>) => void }) {
  const sources = [
    { value: tableValue, label: say('Table {name} ({key})', { name: table.name, key: keyWords(table) }) },
    ...table.indexes.map((index) => ({
      value: index.name,
      label: say('Index {name} ({key})', { name: index.name, key: keyWords(index) }),
      ...(index.status === 'ACTIVE' ? {} : { description: index.status }),
    })),
  ];
  return (
    <div className="read-form-source">
      <FormField label={say('From')} stretch>
        <Select
          options={sources}
          selectedOption={sources.find(({ value }) => value === (form.indexName ?? tableValue)) ?? sources[0]!}
          onChange={({ detail }) => {
            const indexName = detail.selectedOption.value === tableValue ? undefined : detail.selectedOption.value;
            // Values of another key mean nothing here.
            onChange({ indexName, partition: [], sort: [] });
          }}
        />
      </FormField>
    </div>
  );
}
