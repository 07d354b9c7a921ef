import { describe, expect, it } from 'vitest';
import { readJson } from './json-text.ts';
import { dynamoText, plainText, readDynamoItem, readPlainItem, typesPlainJsonLacks } from './plain-json.ts';

const itemOf = (text: string, like = {}): unknown => {
  const read = readPlainItem(text, like);
  return 'item' in read ? read.item : read.problem;
};

describe('plain JSON', () => {
  it.each([
    ['{"a": "x"}', { a: { S: 'x' } }],
    ['{"a": 12345678901234567890123456789012345678}', { a: { N: '12345678901234567890123456789012345678' } }],
    ['{"a": 0.10000000000000000000000000000000000001}', { a: { N: '0.10000000000000000000000000000000000001' } }],
    ['{"a": -1E-130}', { a: { N: '-1E-130' } }],
    ['{"a": true, "b": null}', { a: { BOOL: true }, b: { NULL: true } }],
    ['{"a": [1, "x", []]}', { a: { L: [{ N: '1' }, { S: 'x' }, { L: [] }] } }],
    ['{"a": {"b": {}}}', { a: { M: { b: { M: {} } } } }],
    ['{"a": "\\u00e9\\n"}', { a: { S: 'é\n' } }],
    [' {\n} ', {}],
  ])('reads %s', (text, item) => expect(itemOf(text)).toEqual(item));

  it('keeps attributes with the names of JavaScript’s own', () => {
    const read = readPlainItem('{"__proto__": 1, "constructor": 2}');
    expect('item' in read && Object.keys(read.item)).toEqual(['__proto__', 'constructor']);
    expect('item' in read && plainText(read.item)).toBe('{\n  "__proto__": 1,\n  "constructor": 2\n}');
  });

  it.each([
    ['', 'Expected a value, found the end. Line 1, column 1.'],
    ['[]', 'An item is an object: it begins with "{" and ends with "}".'],
    ['{"a": 1,}', 'Expected a name in double quotes, found "}". Line 1, column 9.'],
    ['{"a": 1\n"b": 2}', 'Expected "," or "}", found """. Line 2, column 1.'],
    ["{'a': 1}", 'Expected a name in double quotes, found "\'". Line 1, column 2.'],
    ['{"a": 01}', 'Expected "," or "}", found "1". Line 1, column 8.'],
    ['{"a": nul}', 'Expected a value, found "n". Line 1, column 7.'],
    ['{"a": "x}', 'This string has no end, or a backslash or control character it may not have. Line 1, column 7.'],
    ['{"a": 1, "a": 2}', 'The name "a" stands twice. Line 1, column 10.'],
    ['{"a": 1} x', 'Expected the end, found "x". Line 1, column 10.'],
  ])('says what is wrong with %s', (text, problem) => expect(itemOf(text)).toBe(problem));

  it('gives up on nesting that no item can have instead of overflowing the stack', () => {
    expect(readJson('['.repeat(100_000))).toMatchObject({ kind: 'problem', message: 'Nested deeper than 200 levels.' });
  });

  it('reads a string of many megabytes', () => {
    expect(readJson(`"${'x'.repeat(20_000_000)}"`)).toMatchObject({ kind: 'string' });
    expect(readJson(`"${'x'.repeat(20_000_000)}`)).toMatchObject({ kind: 'problem', column: 1 });
  });

  it('keeps sets and binaries of the item as it was', () => {
    const like = {
      tags: { SS: ['a'] },
      sizes: { NS: ['1'] },
      photo: { B: 'AQI=' },
      parts: { BS: ['AQI='] },
      inner: { M: { tags: { SS: ['a'] } } },
      list: { L: [{ B: 'AQI=' }] },
    };
    const text = '{"tags": ["b", "c"], "sizes": [2], "photo": "AQM=", "parts": ["AQM="], "inner": {"tags": ["z"]}, "list": ["AQM="]}';
    expect(itemOf(text, like)).toEqual({
      tags: { SS: ['b', 'c'] },
      sizes: { NS: ['2'] },
      photo: { B: 'AQM=' },
      parts: { BS: ['AQM='] },
      inner: { M: { tags: { SS: ['z'] } } },
      list: { L: [{ B: 'AQM=' }] },
    });
    expect(typesPlainJsonLacks(like).sort()).toEqual(['B', 'BS', 'NS', 'SS']);
  });

  it('makes a list of a set whose members no longer fit', () => {
    expect(itemOf('{"tags": ["b", 1]}', { tags: { SS: ['a'] } })).toEqual({ tags: { L: [{ S: 'b' }, { N: '1' }] } });
    expect(itemOf('{"tags": []}', { tags: { SS: ['a'] } })).toEqual({ tags: { L: [] } });
  });

  it('writes numbers with all their digits, and those that JSON lacks in its own form', () => {
    const digits = '9'.repeat(38);
    expect(plainText({ a: { N: digits }, b: { N: '+5' }, c: { N: 'abc' } })).toBe(`{\n  "a": ${digits},\n  "b": 5,\n  "c": abc\n}`);
  });
});

describe('DynamoDB JSON', () => {
  const item = {
    pk: { S: 'CUST#1' },
    total: { N: '12.50' },
    photo: { B: 'AQI=' },
    tags: { SS: ['a', 'b'] },
    sizes: { NS: ['1'] },
    parts: { BS: ['AQI='] },
    paid: { BOOL: false },
    gone: { NULL: true },
    lines: { L: [{ S: 'x' }, { M: { n: { N: '1' } } }] },
    inner: { M: { a: { S: 'b' } } },
  };

  it('is read as it was written, all ten types', () => {
    expect(readDynamoItem(dynamoText(item))).toEqual({ item });
  });

  it('keeps what is short on one line', () => {
    expect(dynamoText({ pk: { S: 'CUST#1' }, tags: { SS: ['a', 'b'] } })).toBe(
      '{\n  "pk": { "S": "CUST#1" },\n  "tags": { "SS": ["a", "b"] }\n}',
    );
  });

  it.each([
    ['{"a": "x"}', 'a: a value is an object with one type, such as {"S": "text"}.'],
    ['{"a": {"S": "x", "N": "1"}}', 'a: a value is an object with one type, such as {"S": "text"}.'],
    ['{"a": {"N": 1}}', 'a: N holds text in double quotes.'],
    ['{"a": {"L": [{"X": 1}]}}', 'a[0]: "X" is none of S, N, B, SS, NS, BS, BOOL, NULL, L, M.'],
    ['{"a": {"M": {"b": {"SS": "x"}}}}', 'a.b: SS holds an array.'],
    ['{"a": {"BOOL": "true"}}', 'a: BOOL holds true or false.'],
  ])('says why %s can’t be measured', (text, problem) => expect(readDynamoItem(text)).toEqual({ problem }));
});
