import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

describe('random numbers', () => {
  test('are the same for the same seed, labels and counter, whenever they are asked for', () => {
    const draw = (): number[] => [3, 1, 2].map((counter) => createRandom(7).fork('lag').fork(4).uint32(counter));
    expect(draw()).toEqual(draw());
    expect(createRandom(7).fork('lag').fork(4).uint32(1)).toBe(draw()[1]);
  });

  test('stay what they are: another number here is another story for every seed that was ever shared', () => {
    const random = createRandom(4711).fork('replica');
    expect([0, 1, 2, 2 ** 33].map((counter) => random.uint32(counter))).toEqual([3_088_432_080, 85_954_134, 3_500_656_842, 3_316_043_943]);
  });

  test('differ by seed, by label and by counter', () => {
    const all = [1, 2, 3].flatMap((seed) =>
      ['a', 'b', 'ab', 'ba', '#1', 1, 2].flatMap((label) => [0, 1, 2, 2 ** 32, 2 ** 32 + 1].map((counter) => createRandom(seed).fork(label).uint32(counter))),
    );
    // `#1` is how a number is told from a text in a label, so these two are one.
    expect(new Set(all).size).toBe(all.length - 15);
  });

  test('are spread evenly: 16 boxes, 16,000 draws, each box within a tenth of a thousand', () => {
    const random = createRandom(20).fork('even');
    const boxes = Array.from({ length: 16 }, () => 0);
    for (let i = 0; i < 16_000; i++) {
      const unit = random.unit(i);
      expect(unit >= 0 && unit < 1).toBe(true);
      boxes[Math.floor(unit * 16)]!++;
    }
    for (const count of boxes) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });
});
