import { describe, expect, test } from 'vitest';
import { LessonStory } from '#testing/lesson-story.ts';
import { evaluateExpression, type Telling } from './evaluate-expression.ts';
import { NotationError, parseExpression } from './expression.ts';
import { sayBriefly, sayMeasured, sayValue } from './say-value.ts';
import { amount, words } from './value.ts';

const table = {
  operation: 'CreateTable',
  input: {
    TableName: 'Orders',
    AttributeDefinitions: [
      { AttributeName: 'customer', AttributeType: 'S' },
      { AttributeName: 'number', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'customer', KeyType: 'HASH' },
      { AttributeName: 'number', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  },
};
const put = (customer: string, number: string, more: object = {}): { operation: string; input: Record<string, unknown> } => ({
  operation: 'PutItem',
  input: { TableName: 'Orders', Item: { customer: { S: customer }, number: { N: number }, ...more } },
});

const story = new LessonStory().given([table, { operation: 'AdvanceClock', input: { Seconds: 2 } }]);
story.run([put('ana', '1', { status: { S: 'OPEN' } }), put('ana', '2.50'), put('bo', '1'), { operation: 'Scan', input: { TableName: 'Orders' } }]);
story.nextStep();
story.run([{ operation: 'Query', input: { TableName: 'Nowhere', KeyConditionExpression: 'a = :a', ExpressionAttributeValues: { ':a': { S: '1' } } } }]);

const telling: Telling = { evidence: story.evidence(), measured: { scan: amount('read units', 3) } };
const said = (source: string): string | undefined => {
  const value = evaluateExpression(parseExpression(source), telling);
  return value && sayValue(value);
};

describe('a computed value in a text', () => {
  test.each([
    ['items in Orders', '3'],
    ['items in Orders[ana]', '2'],
    ['items in Orders[nobody]', '0'],
    ['bytes of Orders[bo, 1]', '18 B'],
    ['bytes of table Orders', '67 B'],
    ['status of Orders[ana, 1]', 'OPEN'],
    ['number of Orders[ana, 2.5]', '2.5'],
    ['read units of Scan', '0.5 RCU'],
    ['write units of PutItem', '1 WCU'],
    ['write units of UpdateItem or PutItem', '1 WCU'],
    ['dollars of PutItem', '$0.000000625'],
    ['a million of Scan', '$0.06'],
    ['status of Scan', '200'],
    ['outcome of Scan', '200'],
    ['outcome of Query', 'ResourceNotFoundException'],
    ['error of Query', 'ResourceNotFoundException'],
    ['message of Query', 'Requested resource not found'],
    ['count in items.read of Scan', '3'],
    ['bytes in items.read of Scan', '67 B'],
    ['Count in the answer of Scan', '3'],
    ['measured in scan', '3 RCU'],
    ['measured in scan over read units of Scan', '6'],
    ['measured in scan times 100', '300 RCU'],
    ['measured in scan minus read units of Scan', '2.5 RCU'],
    ['count in items.read of Scan plus items in Orders', '6'],
    ['limit readUnitBytes', '4,096 B'],
    ['limit numberDigitsMax', '38'],
    ['price of reads', '$0.125'],
  ])('{{%s}} is %s', (source, expected) => {
    expect(said(source)).toBe(expected);
  });

  test.each([
    ['nothing has been run', 'read units of GetItem'],
    ['no such item', 'bytes of Orders[ana, 9]'],
    ['half a key', 'bytes of Orders[ana]'],
    ['no such table', 'items in Carts'],
    ['no such attribute', 'constructor of Orders[ana, 1]'],
    ['no such field', 'constructor in items.read of Scan'],
    ['no such step', 'measured in constructor'],
    ['no such limit', 'limit constructor'],
    ['no error', 'error of Scan'],
    ['a text has no sum', 'status of Scan plus 1'],
    ['nothing over nothing', '1 over 0'],
  ])('%s: {{%s}} is unknown', (_, source) => {
    expect(said(source)).toBeUndefined();
  });

  test.each(['', 'anything', 'units of Scan', 'read units of scan', 'Orders[ana', 'price of gold'])('"%s" is no notation', (source) => {
    expect(() => parseExpression(source)).toThrow(NotationError);
  });
});

test('a value knows its words', () => {
  expect(sayBriefly(amount('read units', 0.5))).toBe('0.5');
  expect(sayBriefly(amount('bytes', 12))).toBe('12 B');
  expect([amount('write units', 1), amount('bytes', 1), amount('dollars', 1), amount('count', 1), words('x')].map((value) => sayMeasured(value, '1'))).toEqual([
    'It took 1.',
    'It is 1.',
    'It cost 1.',
    'It was 1.',
    'It answered 1.',
  ]);
});
