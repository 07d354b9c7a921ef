import { describe, expect, test } from 'vitest';
import { type Json, passes, type Pattern, readPattern } from './pattern.ts';

const record: Json = {
  eventName: 'INSERT',
  userIdentity: null,
  dynamodb: {
    SizeBytes: 26,
    Keys: { pk: { S: 'order#1' } },
    NewImage: {
      pk: { S: 'order#1' },
      status: { S: 'Open' },
      note: { S: '' },
      total: { N: '42' },
      isPaid: { BOOL: true },
      tags: { SS: ['red', 'blue'] },
      lines: { L: [{ S: 'a' }] },
    },
  },
};

const image = (attribute: string, value: unknown): string => JSON.stringify({ dynamodb: { NewImage: { [attribute]: value } } });

describe('a record matches', () => {
  test.each<[what: string, pattern: string, matches: boolean]>([
    ['an exact value', '{"eventName":["INSERT"]}', true],
    ['one of several', '{"eventName":["REMOVE","INSERT"]}', true],
    ['none of several', '{"eventName":["REMOVE","MODIFY"]}', false],
    ['every field that is named', '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":["order#2"]}}}}', false],
    ['null', '{"userIdentity":[null]}', true],
    ['a boolean', image('isPaid', { BOOL: [true] }), true],
    ['an empty string', image('note', { S: [''] }), true],
    ['prefix', image('pk', { S: [{ prefix: 'order#' }] }), true],
    ['prefix of another', image('pk', { S: [{ prefix: 'user#' }] }), false],
    ['suffix', image('pk', { S: [{ suffix: '#1' }] }), true],
    ['equals-ignore-case', image('status', { S: [{ 'equals-ignore-case': 'OPEN' }] }), true],
    ['case matters elsewhere', image('status', { S: ['OPEN'] }), false],
    ['anything-but a value', image('status', { S: [{ 'anything-but': 'Closed' }] }), true],
    ['anything-but a list', image('status', { S: [{ 'anything-but': ['Closed', 'Open'] }] }), false],
    ['anything-but a prefix', image('status', { S: [{ 'anything-but': { prefix: 'Op' } }] }), false],
    ['anything-but, and nothing there', image('missing', { S: [{ 'anything-but': 'Closed' }] }), false],
    ['exists', image('status', { S: [{ exists: true }] }), true],
    ['exists not', image('missing', { S: [{ exists: false }] }), true],
    ['exists not, though it does', image('status', { S: [{ exists: false }] }), false],
    ['exists not, of a list: it is no leaf', image('lines', { L: [{ exists: false }] }), true],
    ['one element of a list', image('tags', { SS: ['blue'] }), true],
    ['numeric, of a number of the record itself', '{"dynamodb":{"SizeBytes":[{"numeric":[">",20,"<=",26]}]}}', true],
    ['numeric, of an attribute N: it is a string', image('total', { N: [{ numeric: ['=', 42] }] }), false],
    ['N as the string it is', image('total', { N: ['42'] }), true],
    ['$or over fields', '{"$or":[{"eventName":["REMOVE"]},{"dynamodb":{"Keys":{"pk":{"S":["order#1"]}}}}]}', true],
    ['$or of none', '{"$or":[{"eventName":["REMOVE"]},{"eventName":["MODIFY"]}]}', false],
    ['a name of every object', image('__proto__', { S: [{ exists: true }] }), false],
    ['constructor', '{"constructor":[{"exists":true}]}', false],
  ])('%s', (_, text, matches) => {
    const pattern = readPattern(text) as Pattern;
    expect(pattern.matches(record)).toBe(matches);
  });
});

test('a record passes without patterns, and with one that matches', () => {
  const [insert, remove] = ['INSERT', 'REMOVE'].map((name) => readPattern(`{"eventName":["${name}"]}`) as Pattern) as [Pattern, Pattern];
  expect([passes([], record), passes([remove, insert], record), passes([remove], record)]).toEqual([true, true, false]);
});

test.each<[string, string]>([
  ['[]', 'A pattern is a JSON object.'],
  ['{', 'A pattern is a JSON object, and this text is no JSON.'],
  ['{}', 'An object of a pattern names at least one field.'],
  ['{"eventName":"INSERT"}', '"eventName" is matched by an object or by a list of values, such as ["INSERT"].'],
  ['{"eventName":[]}', '"eventName" is matched by an object or by a list of values, such as ["INSERT"].'],
  ['{"a":[["b"]]}', 'In "a", a list stands in a list.'],
  ['{"a":[{"prefix":"b","suffix":"c"}]}', 'In "a", a test has one operator.'],
  ['{"a":[{"like":"b"}]}', 'There is no operator "like". There are prefix, suffix, equals-ignore-case, anything-but, exists and numeric.'],
  ['{"a":[{"prefix":1}]}', '"prefix" takes a string.'],
  ['{"a":[{"exists":1}]}', '"exists" takes true or false.'],
  ['{"a":[{"anything-but":[]}]}', '"anything-but" takes values, a prefix or a suffix.'],
  ['{"a":[{"numeric":["~",1]}]}', '"numeric" takes pairs of a comparison and a number.'],
  ['{"$or":[{"a":["b"]}]}', '$or takes a list of two or more objects.'],
  [`{"a":["${'x'.repeat(4096)}"]}`, 'A pattern has at most 4096 characters.'],
])('%s can’t be read, and why is said', (text, problem) => {
  expect(readPattern(text)).toBe(problem);
});
