import { describe, expect, it } from 'vitest';
import { addNode, changeNode, doubledNames, formOf, itemOf, moveNode, nodeProblem, removeNode, retypeNode } from './item-form.ts';

const keys = [
  { name: 'pk', type: 'S' },
  { name: 'sk', type: 'N' },
] as const;

const item = {
  note: { S: '' },
  pk: { S: 'CUST#1' },
  sk: { N: '99999999999999999999999999999999999999' },
  photo: { B: 'AQI=' },
  paid: { BOOL: true },
  gone: { NULL: true },
  tags: { SS: ['a', 'b'] },
  sizes: { NS: ['1'] },
  parts: { BS: ['AQI='] },
  lines: { L: [{ S: 'x' }, { M: { n: { N: '1' } } }, { L: [{ BOOL: false }] }] },
  address: { M: { city: { S: 'Hull' } } },
};

it('gives back the item it was made of, all ten types', () => {
  expect(itemOf(formOf(item, keys))).toEqual(item);
});

it('shows the key first, also that of a new item', () => {
  expect(formOf(item, keys).nodes.map(({ name }) => name).slice(0, 3)).toEqual(['pk', 'sk', 'note']);
  expect(formOf({}, keys).nodes.map(({ name, type }) => [name, type])).toEqual([
    ['pk', 'S'],
    ['sk', 'N'],
  ]);
});

describe('a change', () => {
  const form = formOf({ pk: { S: 'a' }, list: { L: [{ S: 'x' }] } }, [keys[0]]);
  const list = form.nodes[1]!;
  const element = list.children[0]!;

  it('reaches an element of a list', () => {
    expect(itemOf(changeNode(form, element.id, { text: 'y' }))).toEqual({ pk: { S: 'a' }, list: { L: [{ S: 'y' }] } });
  });

  it('leaves the rest of the tree the same object', () => {
    expect(changeNode(form, element.id, { text: 'y' }).nodes[0]).toBe(form.nodes[0]);
  });

  it('adds and removes children', () => {
    const more = addNode(form, list.id, 'M');
    expect(itemOf(more)).toMatchObject({ list: { L: [{ S: 'x' }, { M: {} }] } });
    expect(itemOf(removeNode(more, element.id))).toMatchObject({ list: { L: [{ M: {} }] } });
  });

  it('moves an element among its siblings, and not beyond them', () => {
    const two = changeNode(addNode(form, list.id, 'S'), form.nextId, { text: 'y' });
    const listOf = (moved: typeof form) => (itemOf(moved)['list']?.L ?? []).map(({ S }) => S).join('');
    expect(listOf(moveNode(two, element.id, 1))).toBe('yx');
    expect(listOf(moveNode(two, element.id, -1))).toBe('xy');
    expect(listOf(moveNode(two, form.nextId, 1))).toBe('xy');
  });

  it('adds attributes with ids of their own', () => {
    const more = addNode(addNode(form, undefined, 'S'), undefined, 'SS');
    const ids = more.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('another type', () => {
  it.each([
    ['S', { S: '12' }, 'N', { N: '12' }],
    ['S', { S: 'x' }, 'SS', { SS: ['x'] }],
    ['SS', { SS: ['x', 'y'] }, 'S', { S: 'x' }],
    ['L', { L: [{ S: 'x' }] }, 'S', { S: '' }],
    ['N', { N: '1' }, 'NULL', { NULL: true }],
    ['M', { M: { a: { S: 'x' } } }, 'L', { L: [{ S: 'x' }] }],
  ] as const)('%s %j becomes %s %j', (_, value, type, after) => {
    const form = formOf({ a: value as never }, []);
    expect(itemOf(retypeNode(form, form.nodes[0]!.id, type))).toEqual({ a: after });
  });
});

it('finds names that stand twice in one map, also inside of lists', () => {
  let form = formOf({ a: { S: '' }, l: { L: [{ M: { b: { S: '' } } }] } }, []);
  form = addNode(form, undefined, 'S');
  const added = form.nodes[2]!;
  form = changeNode(form, added.id, { name: 'a' });
  const map = form.nodes[1]!.children[0]!;
  form = addNode(form, map.id, 'S');
  const inner = form.nodes[1]!.children[0]!.children[1]!;
  form = changeNode(form, inner.id, { name: 'b' });
  expect(new Set(doubledNames(form))).toEqual(new Set([added.id, inner.id]));
});

it.each([
  [{ N: '' }, /missing/],
  [{ N: 'ten' }, /no such number/],
  [{ N: '1e126' }, /no such number/],
  [{ N: '99999999999999999999999999999999999999' }, undefined],
  [{ B: 'no base64' }, /base64/],
  [{ SS: [] }, /at least one/],
  [{ SS: ['a', 'a'] }, /once/],
  [{ NS: ['1', 'x'] }, /no number/],
  [{ BS: ['AQI='] }, undefined],
  [{ S: '' }, undefined],
  [{ L: [] }, undefined],
])('says what DynamoDB would refuse in a field: %j', (value, problem) => {
  const found = nodeProblem(formOf({ a: value as never }, []).nodes[0]!);
  expect(found).toEqual(problem === undefined ? undefined : expect.stringMatching(problem));
});
