import { describe, expect, test } from 'vitest';
import { bindCondition, readStatement, type Select } from '#engine/expressions/partiql/index.ts';
import type { KeySchema } from '#engine/model/key.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { reachOf } from './statement-reach.ts';

const schema: KeySchema = { partition: [{ name: 'pk', type: 'S' }], sort: [{ name: 'sk', type: 'N' }] };
const many: KeySchema = {
  partition: [{ name: 'pk', type: 'S' }, { name: 'city', type: 'S' }],
  sort: [{ name: 'sk', type: 'N' }, { name: 'street', type: 'S' }],
};

/** `2 of a, b; filter n`: ranges, their partition keys, what they are filtered by; `!` when each is one item. */
function reach(where: string, key = schema): string {
  const read = readStatement(`SELECT * FROM T WHERE ${where}`);
  const condition = isRefusal(read) ? read : bindCondition((read.statement as Select).where!, []);
  if (isRefusal(condition)) return condition.message!;
  const found = reachOf(key, condition);
  if (isRefusal(found)) return found.message!;
  const { ranges, filter, filterNames, namesItems } = found;
  if (ranges === undefined) return 'scan';
  const partitions = [...new Set(ranges.map(({ partition }) => partition.map(({ S }) => S).join('+')))].join(', ');
  const names = [...new Set(filterNames.flatMap((some) => [...some]))].join(', ');
  return `${ranges.length} of ${partitions}${namesItems ? '!' : ''}${filter === undefined ? '' : `; filter ${names}`}`;
}

// DG/ql-reference.select: what is a scan and what is not.
describe('what a SELECT reads', () => {
  test.each([
    ["pk = 'a'", '1 of a'],
    ["'a' = pk AND sk = 1", '1 of a!'],
    ["pk = 'a' AND n = 1", '1 of a; filter n'],
    ["pk IN ['a', 'b']", '2 of a, b'],
    ["pk = 'a' OR pk = 'b'", '2 of a, b'],
    ["(pk = 'a' AND sk = 1) OR (pk = 'b' AND sk = 2)", '2 of a, b!'],
    ["(pk = 'a' AND sk = 1) OR (pk = 'b' AND n = 2)", '2 of a, b; filter n'],
    ["pk IN ['a', 'b'] AND sk IN (1, 2)", '4 of a, b!'],
    ["pk = 'a' AND sk > 1 AND sk < 5", '1 of a'],
    ["pk = 'a' AND sk <> 1", '1 of a; filter sk'],
    ["pk = 'a' AND (n = 1 OR m = 2)", '1 of a; filter n, m'],
    ["pk = 'a' AND pk = 'a'", '1 of a'],
    ["pk = 'a' AND pk = 'b'", 'scan'],
    ["pk = 'a' OR n = 1", 'scan'],
    ["NOT pk = 'a'", 'scan'],
    ["pk > 'a'", 'scan'],
    ["pk.part = 'a'", 'scan'],
    ['sk = 1', 'scan'],
    ['n = 1', 'scan'],
  ])('%s', (where, expected) => {
    expect(reach(where)).toBe(expected);
  });

  test.each([
    ["pk = 'a' AND city = 'x'", '1 of a+x'],
    ["pk = 'a' AND city IN ['x', 'y'] AND sk = 1", '2 of a+x, a+y'],
    ["pk = 'a' AND city = 'x' AND sk = 1 AND street = 's'", '1 of a+x!'],
    ["pk = 'a' AND city = 'x' AND street = 's'", '1 of a+x; filter street'],
    ["pk = 'a'", 'scan'],
  ])('with keys of several attributes: %s', (where, expected) => {
    expect(reach(where, many)).toBe(expected);
  });

  test('a clause that spreads out too far is read by a scan', () => {
    const wide = Array.from({ length: 12 }, (_, i) => `(sk = ${i} OR n = ${i})`).join(' AND ');
    expect(reach(`pk = 'a' AND ${wide}`)).toBe('scan');
  });
});

// Source: floci's statements, checked against the service in September 2026.
describe('what is refused', () => {
  test.each([
    ['pk = 1', "Key attribute's data type should match its data type in table's schema: Key pk"],
    ["pk = 'a' AND sk BETWEEN 1 AND 'x'", 'The BETWEEN operator requires same data type for lower and upper bounds'],
    ["pk = 'a' AND begins_with(sk, 'x')", "Key attribute's data type should match its data type in table's schema: Key sk"],
    ["pk = 'a' AND sk = [1]", 'Key value must be of type S, N, or B. Key name: sk, Key type: L'],
    ["pk = 'a' AND (sk = 1 OR n = 2)", 'Overlapping conditions with range keys are not supported in where clause'],
    ["pk = 'a' AND (sk > 1 OR sk = 2)", 'Overlapping conditions with range keys are not supported in where clause'],
    ["pk = ''", 'cannot contain an empty string value. Key: pk'],
    [`pk IN [${Array.from({ length: 51 }, (_, i) => `'${i}'`).join()}]`, 'The IN operator is provided with too many operands; number of operands: 51'],
  ])('%s', (where, message) => {
    expect(reach(where)).toContain(message);
  });
});
