/** A new global index on a table that stands. */
import { type FormEvent, useState } from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLocation } from 'wouter';
import { newIndexForm } from '#session/create-table-form.ts';
import { formatCount } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { keysOf } from '#session/table-keys.ts';
import { addIndexInput, definedAttributes } from '#session/tables-change.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { unitsOf } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { tableRoutes } from './address.ts';
import { FormEnd } from './form-end.tsx';
import { IndexFields } from './index-fields.tsx';
import { PriceBox } from './price-box.tsx';
import { RequestPreview } from './request-preview.tsx';
import { useRequest } from './use-request.ts';
import './create-table-screen.css';

export function CreateIndexScreen({ table }: { readonly table: TableSummary }) {
  const { record } = table;
  const [index, setIndex] = useState(() => newIndexForm('global'));
  const [, navigate] = useLocation();
  const request = useRequest();
  const input = addIndexInput(record, index);
  const [partition = { name: '', type: 'S' }] = keysOf(record);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (request.isRunning) return;
    const exchange = await request.send('UpdateTable', input);
    if (exchange === undefined) return;
    noticeTaken(exchange, say('DynamoDB makes index {name}. It can be queried when it is ACTIVE.', { name: index.name }), tableRoutes.indexes(record.name));
    navigate(tableRoutes.indexes(record.name));
  };
  return (
    <form className="tables-stack" onSubmit={(event) => void create(event)} noValidate>
      <Header
        variant="h1"
        description={say('A global index of {name}. It reads {items} first, and takes in changes a little after the table.', {
          name: record.name,
          items: formatCount(table.itemCount, { one: '{n} item', other: '{n} items' }),
        })}
      >
        {say('Create index')}
      </Header>
      <div className="create-table-columns">
        <div className="tables-stack">
          <Container header={<Header variant="h2">{say('Index')}</Header>}>
            <IndexFields
              index={index}
              defined={definedAttributes(record)}
              taken={record.indexes.map(({ name }) => name)}
              partition={partition}
              billingMode={record.billingMode}
              onChange={setIndex}
            />
          </Container>
        </div>
        <div className="create-table-side">
          <Container>
            <PriceBox billingMode={record.billingMode} tableClass={record.tableClass} provisioned={unitsOf(index.provisioned)} />
          </Container>
          <Container>
            <RequestPreview operation="UpdateTable" input={input} />
          </Container>
        </div>
        <FormEnd submit={say('Create index')} cancel={tableRoutes.indexes(record.name)} request={request} />
      </div>
    </form>
  );
}
