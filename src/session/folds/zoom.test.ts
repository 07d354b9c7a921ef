import { expect, test } from 'vitest';
import { rangesIn, sayZoom, wholeSpace, zoomed, zoomedTo } from './zoom.ts';

const quarters = [0, 1, 2, 3].map((n) => ({ partitionId: `P${n + 1}`, from: n / 4, to: (n + 1) / 4, label: '' }));

test('zooming in halves the view around a place, zooming out undoes it, and neither leaves the key space', () => {
  expect(zoomed(wholeSpace, 'in')).toEqual({ from: 0.25, to: 0.75 });
  expect(zoomed(wholeSpace, 'in', 0)).toEqual({ from: 0, to: 0.5 });
  expect(zoomed(wholeSpace, 'in', 1)).toEqual({ from: 0.5, to: 1 });
  expect(zoomed({ from: 0.5, to: 1 }, 'out', 0.5)).toEqual(wholeSpace);
  expect(zoomed(wholeSpace, 'out')).toEqual(wholeSpace);
});

test('a view is never narrower than what is counted', () => {
  let view = wholeSpace;
  for (let n = 0; n < 20; n++) view = zoomed(view, 'in', 1);
  expect(view).toEqual({ from: 127 / 128, to: 1 });
  expect(zoomedTo(wholeSpace, { from: 0.5, to: 0.5 })).toEqual({ from: 0.5, to: 0.5 + 1 / 128 });
});

test('ranges lie in the view by what of them falls into it', () => {
  const shown = rangesIn(quarters, { from: 0.25, to: 0.625 }).map(({ partitionId, from, to }) => [partitionId, from, Number(to.toFixed(3))]);
  expect(shown).toEqual([['P2', 0, 0.667], ['P3', 0.6666666666666666, 1]]);
  expect(sayZoom({ from: 0.25, to: 0.5 })).toBe('1 in 4 of the key space');
});
