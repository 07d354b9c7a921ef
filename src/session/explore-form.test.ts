import { describe, expect, it } from 'vitest';
import type { TableRecord } from '#engine';
import {
  emptyExploreForm,
  type ExploreForm,
  exploreRequest,
  filterProblems,
  missingKeys,
  namesOf,
  newFilter,
  noCondition,
} from './explore-form.ts';

const table = {
  name: 'Orders',
  key: { partition: [{ name: 'pk', type: 'S' }], sort: [{ name: 'sk', type: 'S' }] },
  indexes: [
    { name: 'byStatus', key: { partition: [{ name: 'status', type: 'S' }], sort: [{ name: 'total', type: 'N' }] } },
  ],
} as unknown as TableRecord;

const request = (form: Partial<ExploreForm>): object => {
  const { operation, input } = exploreRequest({ ...emptyExploreForm, ...form }, table);
  const { TableName: _, ReturnConsumedCapacity: __, ...rest } = input;
  return { operation, ...rest };
};

const filter = (row: object) => ({ ...newFilter([]), ...row });

describe('a read', () => {
  it.each([
    ['everything', {}, { operation: 'Scan' }],
    [
      'one collection',
      { kind: 'query', partition: ['CUST#1'] },
      {
        operation: 'Query',
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': { S: 'CUST#1' } },
      },
    ],
    [
      'a range of an index, from the end',
      {
        kind: 'query',
        indexName: 'byStatus',
        partition: ['OPEN'],
        sort: [{ operator: 'between', value: '1', upper: '9' }],
        descending: true,
      },
      {
        operation: 'Query',
        IndexName: 'byStatus',
        KeyConditionExpression: '#status = :status AND #total BETWEEN :total AND :total2',
        ExpressionAttributeNames: { '#status': 'status', '#total': 'total' },
        ExpressionAttributeValues: { ':status': { S: 'OPEN' }, ':total': { N: '1' }, ':total2': { N: '9' } },
        ScanIndexForward: false,
      },
    ],
    [
      'what begins with something',
      { kind: 'query', partition: ['a'], sort: [{ ...noCondition, operator: 'begins_with', value: 'ORDER#' }] },
      {
        operation: 'Query',
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':pk': { S: 'a' }, ':sk': { S: 'ORDER#' } },
      },
    ],
    [
      'some attributes, strongly, at most five',
      { answer: 'some', attributes: 'pk, total ,,pk', strong: true, limit: '5' },
      {
        operation: 'Scan',
        ProjectionExpression: '#pk, #total',
        ExpressionAttributeNames: { '#pk': 'pk', '#total': 'total' },
        ConsistentRead: true,
        Limit: 5,
      },
    ],
    ['a count', { answer: 'count' }, { operation: 'Scan', Select: 'COUNT' }],
    ['a Limit that AWS will refuse', { limit: '0' }, { operation: 'Scan', Limit: 0 }],
    ['a Limit that is no number', { limit: 'ten' }, { operation: 'Scan', Limit: 'ten' }],
    ['descending means nothing to a Scan', { descending: true }, { operation: 'Scan' }],
  ] as [string, Partial<ExploreForm>, object][])('of %s', (_, form, expected) => expect(request(form)).toEqual(expected));

  it('goes on where the last page ended', () => {
    const startKey = { pk: { S: 'a' }, sk: { S: 'b' } };
    expect(exploreRequest(emptyExploreForm, table, startKey).input).toMatchObject({ ExclusiveStartKey: startKey });
  });
});

describe('filters', () => {
  it.each([
    [{ operator: '<>', value: 'OPEN' }, '#status <> :status', { S: 'OPEN' }],
    [{ operator: '>=', type: 'N', value: '1.50' }, '#status >= :status', { N: '1.50' }],
    [{ operator: 'contains', type: 'B', value: 'AQI=' }, 'contains(#status, :status)', { B: 'AQI=' }],
    [{ operator: 'not contains', value: 'x' }, 'NOT contains(#status, :status)', { S: 'x' }],
    [{ operator: '=', type: 'BOOL', value: 'true' }, '#status = :status', { BOOL: true }],
    [{ operator: '=', type: 'NULL' }, '#status = :status', { NULL: true }],
    [{ operator: 'between', type: 'N', value: '1', upper: '9' }, '#status BETWEEN :status AND :status2', { N: '1' }, { N: '9' }],
    [{ operator: 'in', value: 'OPEN, PAID' }, '#status IN (:status, :status2)', { S: 'OPEN' }, { S: 'PAID' }],
    [{ operator: 'in', type: 'BOOL', value: 'true' }, '#status IN (:status)', { BOOL: true }],
    [{ operator: 'type', type: 'N', value: 'SS' }, 'attribute_type(#status, :status)', { S: 'SS' }],
    [{ operator: 'size <=', value: '10' }, 'size(#status) <= :status', { N: '10' }],
    [{ operator: 'size >=', value: '10' }, 'size(#status) >= :status', { N: '10' }],
    [{ operator: '=', type: 'JSON', value: '{"SS": ["a"]}' }, '#status = :status', { SS: ['a'] }],
    [{ operator: 'exists' }, 'attribute_exists(#status)', undefined],
    [{ operator: 'not exists' }, 'attribute_not_exists(#status)', undefined],
  ] as [object, string, object?, object?][])('%j', (row, expression, value, second) => {
    expect(request({ filters: [filter({ name: 'status', ...row })] })).toEqual({
      operation: 'Scan',
      FilterExpression: expression,
      ExpressionAttributeNames: { '#status': 'status' },
      ...(value && { ExpressionAttributeValues: { ':status': value, ...(second && { ':status2': second }) } }),
    });
  });

  it('are joined, and one name keeps one placeholder', () => {
    const filters = [filter({ name: 'a', value: 'x' }), filter({ name: 'a', operator: '<>', value: 'y' })];
    expect(request({ filters })).toMatchObject({
      FilterExpression: '#a = :a AND #a <> :a2',
      ExpressionAttributeNames: { '#a': 'a' },
      ExpressionAttributeValues: { ':a': { S: 'x' }, ':a2': { S: 'y' } },
    });
  });

  it('can be alternatives', () => {
    const filters = [filter({ name: 'a', value: 'x' }), filter({ name: 'b', operator: 'not contains', value: 'y' })];
    expect(request({ filters, passes: 'any' })).toMatchObject({ FilterExpression: '#a = :a OR NOT contains(#b, :b)' });
  });

  it.each([
    [{ name: '', value: 'x' }, /name of an attribute/],
    [{ type: 'JSON', value: '{"SS": "a"}' }, /no value in DynamoDB JSON/],
    [{ type: 'JSON', value: '{"S": "a"}}, {' }, /no value in DynamoDB JSON/],
    [{ operator: 'between', type: 'JSON', value: '{"N": "1"}', upper: '' }, /no value in DynamoDB JSON/],
    [{ operator: 'in', value: ' , ' }, /no value to compare with/],
    [{ operator: 'size <=', type: 'JSON', value: '1' }, undefined],
    [{ operator: 'exists', type: 'JSON' }, undefined],
    [{ value: '' }, undefined],
  ])('that say nothing yet are told: %j', (row, problem) => {
    const found = filterProblems([filter({ name: 'status', ...row })]);
    expect(found.get(1)).toEqual(problem === undefined ? undefined : expect.stringMatching(problem));
  });

  it('take names of any characters', () => {
    const filters = ['order date', 'order-date', '日付', '__proto__'].map((name) => filter({ name, operator: 'exists' }));
    expect(request({ filters })).toMatchObject({
      ExpressionAttributeNames: {
        '#orderdate': 'order date',
        '#orderdate2': 'order-date',
        '#a': '日付',
        '#__proto__': '__proto__',
      },
    });
  });
});

it('knows which key a Query can’t do without', () => {
  expect(missingKeys({ ...emptyExploreForm, kind: 'query' }, table)).toEqual(['pk']);
  expect(missingKeys({ ...emptyExploreForm, kind: 'query', indexName: 'byStatus' }, table)).toEqual(['status']);
  expect(missingKeys({ ...emptyExploreForm, kind: 'query', partition: ['x'] }, table)).toEqual([]);
  expect(missingKeys(emptyExploreForm, table)).toEqual([]);
});

it('splits a list of names', () => expect(namesOf(' a, b c ,,')).toEqual(['a', 'b c']));
