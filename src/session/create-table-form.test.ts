import { afterAll, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import {
  type CreateTableForm,
  createTableInput,
  definitionsOf,
  emptyCreateTableForm,
  type IndexForm,
  keyAttributesOf,
  newIndexForm,
  newTag,
  numberOf,
} from './create-table-form.ts';
import { attributeWarning, indexLimit, maximumWarning, nameWarning, unitsWarning } from './create-table-form-checks.ts';
import { Session } from './session.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
afterAll(() => session.close());

const form = (own: Partial<CreateTableForm> = {}): CreateTableForm => ({
  ...emptyCreateTableForm,
  name: 'Orders',
  partition: { name: 'pk', type: 'S' },
  ...own,
});
const index = (kind: IndexForm['kind'], own: Partial<IndexForm>): IndexForm => ({ ...newIndexForm(kind), ...own });
const sent = (own: Partial<CreateTableForm>): unknown => JSON.parse(JSON.stringify(createTableInput(form(own))));

test('the shortest form is the shortest request', () => {
  expect(sent({})).toEqual({
    TableName: 'Orders',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
});

const everything: Partial<CreateTableForm> = {
  name: 'Everything',
  sort: { name: 'sk', type: 'N' },
  billingMode: 'PROVISIONED',
  provisioned: { read: '10', write: ' 7 ' },
  indexes: [
    index('local', { name: 'byDate', sort: [{ name: 'date', type: 'S' }], projection: 'KEYS_ONLY' }),
    index('global', {
      name: 'byStatus',
      partition: [{ name: 'status', type: 'S' }, { name: 'region', type: 'S' }],
      sort: [{ name: 'sk', type: 'S' }, { name: '', type: 'S' }],
      projection: 'INCLUDE',
      nonKeyAttributes: ['total', '__proto__', ''],
      provisioned: { read: '1', write: '2' },
    }),
  ],
  tableClass: 'STANDARD_INFREQUENT_ACCESS',
  stream: 'NEW_IMAGE',
  isEncryptedByKms: true,
  isProtected: true,
  tags: [{ ...newTag([]), key: 'course', value: 'NoSQL' }],
};

test('a form with everything in it is taken by DynamoDB as it is', async () => {
  const exchange = await session.run('CreateTable', createTableInput(form(everything)));
  expect(exchange.error).toBeUndefined();
  const { TableDescription: table } = JSON.parse(exchange.response);
  const types = table.AttributeDefinitions.map((definition: Record<string, string>) => Object.values(definition).join(' '));
  expect(types.toSorted()).toEqual(['date S', 'pk S', 'region S', 'sk N', 'status S']);
  expect(table.GlobalSecondaryIndexes[0].Projection.NonKeyAttributes.toSorted()).toEqual(['__proto__', 'total']);
  expect(table).toMatchObject({
    ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 7 },
    LocalSecondaryIndexes: [{ IndexName: 'byDate', Projection: { ProjectionType: 'KEYS_ONLY' } }],
    GlobalSecondaryIndexes: [
      {
        KeySchema: [
          { AttributeName: 'status', KeyType: 'HASH' },
          { AttributeName: 'region', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE' },
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
    SSEDescription: { SSEType: 'KMS' },
    DeletionProtectionEnabled: true,
  });
});

test('an on-demand table has no throughput, and a maximum only where one is typed', () => {
  const global = index('global', { name: 'byStatus', partition: [{ name: 'status', type: 'S' }], sort: [], maximum: { read: '', write: '50' } });
  const request = sent({ maximum: { read: '100', write: '' }, indexes: [global] }) as { GlobalSecondaryIndexes: object[] };
  expect(request).toMatchObject({ OnDemandThroughput: { MaxReadRequestUnits: 100 } });
  expect(request).not.toHaveProperty('ProvisionedThroughput');
  expect(request.GlobalSecondaryIndexes[0]).toMatchObject({ OnDemandThroughput: { MaxWriteRequestUnits: 50 } });
  expect(request.GlobalSecondaryIndexes[0]).not.toHaveProperty('ProvisionedThroughput');
});

test('an attribute of several keys is defined once, with the type it is first given', () => {
  const keys = keyAttributesOf(form({ indexes: [index('global', { partition: [{ name: 'pk', type: 'N' }] })] }));
  expect(definitionsOf(keys)).toEqual([{ AttributeName: 'pk', AttributeType: 'S' }]);
});

test('what is no number is left to DynamoDB to refuse', async () => {
  const exchange = await session.run('CreateTable', createTableInput(form({ billingMode: 'PROVISIONED', provisioned: { read: 'many', write: '' } })));
  expect(exchange.error).toEqual({ name: 'SerializationException', message: expect.stringContaining('Long') });
});

test.each([
  ['', undefined],
  ['5', 5],
  [' 2.5 ', 2.5],
  ['-1', -1],
  ['five', 'five'],
  ['1e999', '1e999'],
])('%j goes out as %j', (text, value) => {
  expect(numberOf(text)).toBe(value);
});

test.each([
  ['', undefined],
  ['new', undefined],
  ['a.b-c_D9', undefined],
  ['ab', 'At least 3 characters.'],
  ['x'.repeat(256), 'At most 255 characters.'],
  ['a b', 'Letters, digits, hyphen, underscore and full stop only.'],
  ['Ordérs', 'Letters, digits, hyphen, underscore and full stop only.'],
  ['Taken', 'There is a table of this name.'],
])('of the name %j is said: %s', (name, warning) => {
  expect(nameWarning(name, ['Taken'], 'table')).toBe(warning);
});

test('units, maxima and attribute names are looked at as typed', () => {
  expect(unitsWarning('0', 10)).toBe('A whole number from 1 up.');
  expect(unitsWarning('', 10)).toBe('A whole number from 1 up.');
  expect(unitsWarning('11', 10)).toContain('At most 10');
  expect(unitsWarning('10', 10)).toBeUndefined();
  expect(maximumWarning('')).toBeUndefined();
  expect(maximumWarning('x')).toBe('A whole number from 1 up.');
  expect(attributeWarning('é'.repeat(128))).toBe('At most 255 bytes; this has 256.');
  expect(attributeWarning('é'.repeat(127))).toBeUndefined();
});

test('a local index needs a sort key, and there is room for five', () => {
  const locals = Array.from({ length: 5 }, () => index('local', {}));
  expect(indexLimit(form(), 'local')).toContain('sort key');
  expect(indexLimit(form({ sort: { name: 'sk', type: 'S' } }), 'local')).toBeUndefined();
  expect(indexLimit(form({ sort: { name: 'sk', type: 'S' }, indexes: locals }), 'local')).toContain('at most 5');
  expect(indexLimit(form({ indexes: locals }), 'global')).toBeUndefined();
});
