/** "Create table": the form, and beside it what it costs and what it sends. */
import type { FormEvent } from 'react';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { clearCreateTableDraft, createTableDraftOf } from '#session/create-table-draft.ts';
import { type CreateTableForm, createTableInput } from '#session/create-table-form.ts';
import { nameWarning } from '#session/create-table-form-checks.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { provisionedUnits } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { CapacityCalculator } from './capacity-calculator.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { FormEnd } from './form-end.tsx';
import { IndexesFields } from './indexes-fields.tsx';
import { KeyField } from './key-field.tsx';
import { MoreFields } from './more-fields.tsx';
import { PriceBox } from './price-box.tsx';
import { RequestPreview } from './request-preview.tsx';
import { useRequest } from './use-request.ts';
import './page.css';
import './create-table-screen.css';

export default function CreateTableScreen() {
  const workspace = useSessionState((state) => state.workspace);
  const draft = createTableDraftOf(workspace);
  const { form, load } = useStore(draft);
  const [, navigate] = useLocation();
  const request = useRequest();
  const input = createTableInput(form);
  const setForm = (changed: CreateTableForm): void => draft.setState({ form: changed });
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (request.isRunning) return;
    const exchange = await request.send('CreateTable', input);
    if (exchange === undefined) return;
    noticeTaken(exchange, say('DynamoDB makes {name}. It can be used when it is ACTIVE.', { name: form.name }), routes.table(form.name));
    clearCreateTableDraft(workspace);
    navigate(routes.table(form.name));
  };
  return (
    <form className="tables-page create-table" onSubmit={(event) => void create(event)} noValidate>
      <Header variant="h1" description={say('Name, primary key and local indexes stay as they are made. Everything else can be changed later.')}>
        {say('Create table')}
      </Header>
      <div className="create-table-columns">
        <div className="tables-stack">
          <Details form={form} onChange={setForm} />
          <Container header={<Header variant="h2">{say('Capacity')}</Header>}>
            <div className="tables-stack">
              <CapacityFields value={form} onChange={setForm} />
              <ExpandableSection headerText={say('Capacity calculator')} headingTagOverride="h3">
                <CapacityCalculator
                  load={load}
                  tableClass={form.tableClass}
                  onLoad={(changed) => draft.setState({ load: changed })}
                  onUse={form.billingMode === 'PROVISIONED' ? (provisioned) => setForm({ ...form, provisioned }) : undefined}
                />
              </ExpandableSection>
            </div>
          </Container>
          <Container header={<Header variant="h2" counter={`(${form.indexes.length})`} description={say('Other ways to find the same items.')}>{say('Secondary indexes')}</Header>}>
            <IndexesFields form={form} onChange={setForm} />
          </Container>
          <ExpandableSection variant="container" headerText={say('More settings')} headerDescription={say('Class, stream, encryption, deletion protection, tags')}>
            <MoreFields form={form} onChange={setForm} />
          </ExpandableSection>
        </div>
        <div className="create-table-side">
          <Container>
            <PriceBox
              billingMode={form.billingMode}
              tableClass={form.tableClass}
              provisioned={provisionedUnits(form)}
            />
          </Container>
          <Container>
            <RequestPreview operation="CreateTable" input={input} />
          </Container>
        </div>
        <FormEnd submit={say('Create table')} cancel={routes.tables} request={request} />
      </div>
    </form>
  );
}

interface DetailsProps {
  readonly form: CreateTableForm;
  readonly onChange: (form: CreateTableForm) => void;
}

function Details({ form, onChange }: DetailsProps) {
  const tables = useSessionState((state) => state.tables) ?? [];
  const taken = tables.map(({ record }) => record.name);
  return (
    <Container header={<Header variant="h2">{say('Name and primary key')}</Header>}>
      <div className="tables-stack">
        <FormField label={say('Table name')} warningText={nameWarning(form.name, taken, 'table')} constraintText={say('3 to 255 characters: letters, digits, _ - .')}>
          <Input
            value={form.name}
            onChange={({ detail }) => onChange({ ...form, name: detail.value })}
            placeholder={say('Orders')}
            autoComplete={false}
            spellcheck={false}
            autoFocus
          />
        </FormField>
        <KeyField
          label={say('Partition key')}
          description={say('Says in which partition an item lives.')}
          attribute={form.partition}
          defined={[]}
          onChange={(partition) => onChange({ ...form, partition })}
        />
        <KeyField
          label={say('Sort key')}
          isOptional
          description={say('Orders the items of one partition key value.')}
          attribute={form.sort}
          defined={[]}
          onChange={(sort) => onChange({ ...form, sort })}
        />
      </div>
    </Container>
  );
}
