import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { LessonStory } from '#testing/lesson-story.ts';
import { checkOf } from '../compile/check-notation.ts';
import { check as schema } from '../compile/schema.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from './finding.ts';
import { missingOf } from './finding.ts';
import { evaluate } from './evaluate.ts';

const story = new LessonStory().given([
  {
    operation: 'CreateTable',
    input: {
      TableName: 'Orders',
      AttributeDefinitions: ['pk', 'sk', 'day'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'byDay', KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    },
  },
  { operation: 'AdvanceClock', input: { Seconds: 2 } },
]);
const put = (Item: object): { operation: string; input: Record<string, unknown> } => ({ operation: 'PutItem', input: { TableName: 'Orders', Item } });
story.given([
  put({ pk: { S: 'CUST#8841' }, sk: { S: '1' }, status: { S: 'OPEN' }, total: { N: '9.90' }, tags: { SS: ['a', 'b'] }, ['__proto__']: { S: 'x' } }),
  put({ pk: { S: 'CUST#8841' }, sk: { S: '2' }, status: { S: 'PAID' } }),
]);
story.run([{ operation: 'Query', input: { TableName: 'Orders', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'CUST#8841' } } } }]);
story.nextStep();
story.run([
  { operation: 'Scan', input: { TableName: 'Orders', Limit: 1 } },
  { operation: 'GetItem', input: { TableName: 'Carts', Key: { pk: { S: 'a' } } } },
]);
const evidence = story.evidence();

const find = (notation: string, seen: Evidence = evidence): Finding => evaluate(checkOf(schema.parse(parseYaml(notation))), seen);

describe('a check holds', () => {
  test.each([
    'table: Orders',
    '{ table: Orders, key: [pk S, sk S], billingMode: PAY_PER_REQUEST, status: ACTIVE, indexes: [byDay] }',
    '{ index: byDay, table: Orders, is: global, key: [day S], projection: KEYS_ONLY, status: ACTIVE }',
    'noTable: Carts',
    '{ item: Orders, key: { pk: "CUST#8841", sk: "1" }, matches: { status: OPEN, total: 9.9, note: { rule: { exists: false } } } }',
    '{ item: Orders, key: { pk: "CUST#8841", sk: "1" }, matches: { tags: { dynamo: { SS: [b, a] } }, total: { rule: { atLeast: 9, atMost: 10 } } } }',
    '{ item: Orders, key: { pk: "CUST#8841", sk: "2" }, equals: { status: PAID }, bytesAtMost: 30 }',
    '{ item: Orders, key: { pk: "CUST#8841", sk: "2" }, matches: { status: { rule: { type: S, beginsWith: PA, contains: AI, length: 4 } } } }',
    '{ absent: Orders, key: { pk: "CUST#1", sk: "1" } }',
    '{ items: Orders, exactly: 2 }',
    '{ items: Orders, atLeast: 1, atMost: 2 }',
    '{ used: Scan, where: { TableName: Orders }, answer: { Count: 1, Items: { rule: { length: 1 } } }, readUnitsAtMost: 0.5 }',
    '{ used: [Query, Scan], answer: { Count: 1 } }',
    '{ used: Query, within: lesson, answer: { Items: [{ status: { S: OPEN }, total: { N: "9.9" } }, { status: { S: PAID } }] } }',
    '{ used: Scan, events: [{ type: items.read, where: { end: limit, count: { rule: { atMost: 1 } } } }] }',
    '{ used: GetItem, error: ResourceNotFoundException }',
    '{ unused: Query }',
    '{ unused: Scan, where: { TableName: Carts } }',
    '{ cost: step, callsAtMost: 2, readUnitsAtMost: 0.5 }',
    '[{ table: Orders }, { noTable: Carts }]',
    '{ all: [{ table: Orders }, { noTable: Carts }] }',
    '{ any: [{ table: Carts }, { table: Orders }] }',
    'not: { table: Carts }',
    '{ partitions: Orders, atLeast: 1 }',
    '{ partitions: Orders, index: byDay, exactly: 4 }',
    '{ items: Orders, index: byDay, exactly: 0 }',
    '{ requests: Query, exactly: 0 }',
    '{ requests: [Query, Scan], within: lesson, exactly: 2 }',
    '{ requests: GetItem, error: ResourceNotFoundException, atLeast: 1, atMost: 1 }',
    '{ used: Scan, answer: { Items: { rule: { some: { sk: { S: "1" } }, lengthAtLeast: 1 } } } }',
    '{ used: Scan, events: [{ type: capacity.counted, where: { units: { rule: { below: rounded } } } }] }',
  ])('%s', (notation) => {
    const finding = find(notation);
    expect(missingOf(finding)).toBeUndefined();
    expect(finding.holds).toBe(true);
    expect(finding.lines.length).toBeGreaterThan(0);
  });
});

describe('a check says what is missing, with the values that are there', () => {
  test.each([
    ['table: Carts', 'Not yet: there is no table Carts (you have Orders), the goal wants one.'],
    ['{ table: Orders, key: [pk N, sk S] }', 'Not yet: Orders has the key pk (String) and sk (String), the goal wants pk (Number) and sk (String).'],
    ['{ table: Orders, billingMode: PROVISIONED }', 'Not yet: Orders has the capacity mode on-demand, the goal wants provisioned.'],
    ['{ table: Orders, status: UPDATING }', 'Not yet: Orders has the status ACTIVE, the goal wants UPDATING.'],
    ['{ table: Orders, indexes: [] }', 'Not yet: Orders has the indexes byDay, the goal wants none.'],
    ['noTable: Orders', 'Not yet: the table Orders is still there, the goal wants it gone.'],
    ['{ index: byYear, table: Orders }', 'Not yet: Orders has no index byYear, the goal wants one.'],
    ['{ index: byDay, table: Orders, projection: ALL }', 'Not yet: byDay has the projection KEYS_ONLY, the goal wants ALL.'],
    ['{ item: Orders, key: { pk: "CUST#8841", sk: "1" }, matches: { status: PAID } }', 'Not yet: CUST#8841, 1 has status OPEN, the goal wants PAID.'],
    ['{ item: Orders, key: { pk: "CUST#8841", sk: "1" }, matches: { total: "9.9" } }', 'Not yet: CUST#8841, 1 has total 9.9, the goal wants 9.9 as a String.'],
    ['{ item: Orders, key: { pk: "CUST#8841", sk: "1" }, matches: { constructor: x } }', 'Not yet: CUST#8841, 1 has no constructor, the goal wants x.'],
    ['{ item: Orders, key: { pk: "CUST#8841", sk: "2" }, equals: {} }', 'Not yet: CUST#8841, 2 also has status, the goal wants it without.'],
    ['{ item: Orders, key: { pk: a, sk: b } }', 'Not yet: Orders has no item a, b, the goal wants one.'],
    ['{ item: Carts, key: { pk: a, sk: b } }', 'Not yet: there is no table Carts, the goal wants one.'],
    ['{ item: Orders, key: { pk: "CUST#8841", sk: "2" }, bytesAtLeast: 1000 }', 'Not yet: CUST#8841, 2 is 24 B, the goal wants at least 1,000 B.'],
    ['{ absent: Orders, key: { pk: "CUST#8841", sk: "1" } }', 'Not yet: CUST#8841, 1 is still in Orders, the goal wants it gone.'],
    ['{ absent: Carts, key: { pk: a } }', 'Not yet: there is no table Carts, the goal wants one.'],
    ['{ items: Orders, atLeast: 3 }', 'Not yet: Orders has 2 items, the goal wants 3 or more.'],
    ['{ items: Orders, atMost: 0 }', 'Not yet: Orders has 2 items, the goal wants 0 or fewer.'],
    ['{ used: Query }', 'Not yet: no Query has been run in this step, the goal wants one.'],
    ['{ used: PutItem, within: lesson }', 'Not yet: no PutItem has been run yet, the goal wants one.'],
    ['{ used: Scan, where: { TableName: Carts } }', 'Not yet: your Scan has TableName Orders, the goal wants Carts.'],
    ['{ used: Scan, where: { ConsistentRead: true } }', 'Not yet: your Scan has no ConsistentRead, the goal wants true.'],
    ['{ used: Scan, answer: { Count: 2 } }', 'Not yet: your Scan was answered with Count 1, the goal wants 2.'],
    ['{ used: Scan, answer: { LastEvaluatedKey: { rule: { exists: false } } } }', 'Not yet: your Scan was answered with LastEvaluatedKey {"pk":{"S":"CUST#8841"},"sk":{"S":"1"}}, the goal wants none.'],
    ['{ used: Scan, readUnitsAtMost: 0.1 }', 'Not yet: your Scan took 0.5 RCU, the goal wants 0.1 RCU at most.'],
    ['{ used: Scan, events: [{ type: items.read, where: { kept: 2 } }] }', 'Not yet: your Scan, at items.read, has kept 1, the goal wants 2.'],
    ['{ used: Scan, events: [{ type: item.written }] }', 'Not yet: the trace of your Scan has no item.written, the goal wants one.'],
    ['{ used: Scan, error: ValidationException }', 'Not yet: your Scan was answered, the goal wants it refused with ValidationException.'],
    ['{ used: GetItem }', 'Not yet: your GetItem was refused with ResourceNotFoundException, the goal wants it answered.'],
    ['{ unused: Scan }', 'Not yet: you have run Scan, the goal wants it done without.'],
    ['{ cost: step, callsAtMost: 1 }', 'Not yet: this step took 2 calls, the goal wants 1 at most.'],
    ['{ cost: lesson, dollarsAtMost: 0.0000001 }', 'Not yet: this lesson took $0.000000125, the goal wants $0.0000001 at most.'],
    ['[{ table: Orders }, { noTable: Orders }]', 'Not yet: the table Orders is still there, the goal wants it gone.'],
    ['{ any: [[{ table: A }, { table: B }], { table: C }] }', 'Not yet: there is no table C (you have Orders), the goal wants one.'],
    ['{ partitions: Orders, atLeast: 5 }', 'Not yet: Orders has 4 partitions, the goal wants 5 or more.'],
    ['{ partitions: Orders, index: byYear, atLeast: 2 }', 'Not yet: there is no index byYear, the goal wants 2 or more.'],
    ['{ items: Orders, index: byDay, atLeast: 1 }', 'Not yet: byDay has 0 items, the goal wants 1 or more.'],
    ['{ requests: Scan, atLeast: 3 }', 'Not yet: 1 of your 1 Scan is as wanted, the goal wants 3 or more.'],
    ['{ requests: Scan, where: { TableName: Carts }, exactly: 1 }', 'Not yet: 0 of your 1 Scan are as wanted (your Scan has TableName Orders), the goal wants 1.'],
    ['{ requests: GetItem, error: ResourceNotFoundException, atMost: 0 }', 'Not yet: 1 of your 1 GetItem is as wanted, the goal wants 0 or fewer.'],
    [
      '{ used: Scan, answer: { Items: { rule: { some: { sk: { S: "2" } } } } } }',
      'Not yet: your Scan was answered with Items [{"pk":{"S":"CUST#8841"},"sk":{"S":"1"},"status":{"S":"OP..., the goal wants one with sk 2.',
    ],
    [
      '{ used: Scan, answer: { Items: { rule: { lengthAtLeast: 2 } } } }',
      'Not yet: your Scan was answered with Items [{"pk":{"S":"CUST#8841"},"sk":{"S":"1"},"status":{"S":"OP..., the goal wants a length of 2 or more.',
    ],
    ['{ used: Scan, events: [{ type: capacity.counted, where: { rounded: { rule: { below: units } } } }] }', 'Not yet: your Scan, at capacity.counted, has rounded 1, the goal wants less than units.'],
    ['not: { table: Orders }', 'Not yet: Table Orders is there, the goal wants it otherwise.'],
  ])('%s', (notation, sentence) => {
    expect(missingOf(find(notation))).toBe(sentence);
  });
});

test('the goal is shown against what is there, line by line', () => {
  const { lines } = find('{ item: Orders, key: { pk: "CUST#8841", sk: "1" }, matches: { status: PAID, total: 9.9 } }');
  expect(lines.map(({ subject, now, goal, holds }) => [subject, now, goal, holds])).toEqual([
    ['CUST#8841, 1', 'there', 'there', true],
    ['CUST#8841, 1, status', 'OPEN', 'PAID', false],
    ['CUST#8841, 1, total', '9.9', '9.9', true],
  ]);
});

test.each(['{ tabel: Orders }', '{ table: Orders, key: [pk] }', '{ used: scan }', '[]', '{ item: Orders }'])('%s is no check', (notation) => {
  expect(schema.safeParse(parseYaml(notation)).success).toBe(false);
});
