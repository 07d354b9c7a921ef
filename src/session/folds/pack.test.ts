import { expect, test } from 'vitest';
import { type Packing, packUnits } from './pack.ts';
import type { Piece } from './road-model.ts';

/** `4 (2) +9`: kept, dropped, rest. */
const pieces = (text: string): Piece[] =>
  text === ''
    ? []
    : text.split(' ').map((word) => ({
        bytes: Number(word.replace(/\D/g, '')),
        fate: word.startsWith('(') ? 'dropped' : word.startsWith('+') ? 'rest' : 'kept',
      }));

const pack = (text: string, columnsMax = 4, rowsMax = 2): Packing => packUnits(pieces(text), { unitBytes: 10, columnsMax, rowsMax });

/** Rows as `first box: piece from-to` in tenths of a box. */
const say = ({ columns, rows }: Packing): string[] =>
  rows.map(({ first, boxes, segments }) => {
    const parts = segments.map(({ piece, from, to }) => `${piece} ${from * columns * 10}-${to * columns * 10}`);
    return `${first}+${boxes}: ${parts.join(', ')}`;
  });

test.each([
  ['one small item takes a box of its own', '4', ['1+1: 0 0-4']],
  ['items stand side by side', '4 3', ['1+1: 0 0-4, 1 4-7']],
  ['an item may begin in a box and end in the next', '7 (6)', ['1+2: 0 0-7, 1 7-13']],
  ['a full box is followed by nothing', '10', ['1+1: 0 0-10']],
  ['a row that is full goes on in the next', '35 10', ['1+4: 0 0-35, 1 35-40', '5+1: 1 0-5']],
  ['nothing is charged as one box', '', ['1+1: ']],
])('%s', (_, text, rows) => {
  expect(say(pack(text))).toEqual(rows);
});

test('all rows share one scale, and a single box is half a row', () => {
  expect(pack('4').columns).toBe(2);
  expect(pack('35 10').columns).toBe(4);
  expect(pack('4').rows[0]!.segments[0]!.to).toBe(0.2);
});

test('boxes for which there is no row are counted', () => {
  const packing = pack('25 90', 4, 2);
  expect(packing).toMatchObject({ units: 12, hiddenUnits: 4, lastBytes: 5 });
  expect(say(packing)).toEqual(['1+4: 0 0-25, 1 25-40', '5+4: 1 0-40']);
});

test('the last box knows how full it is', () => {
  expect(pack('7 (6)').lastBytes).toBe(3);
  expect(pack('20').lastBytes).toBe(10);
  expect(pack('').lastBytes).toBe(0);
});
