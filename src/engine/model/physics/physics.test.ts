import { describe, expect, test } from 'vitest';
import { physicsGroups, physicsIn, physicsNames, physicsOf, physicsProblems, physicsSettings, usualPhysics } from './physics.ts';

describe('the table', () => {
  test('names every setting once', () => {
    const names = Object.values(physicsGroups).flatMap(({ settings }) => Object.keys(settings));
    expect(names).toEqual([...new Set(names)]);
    expect(physicsNames).toEqual(names);
  });

  test.each([...physicsSettings])('%s is usually within its bounds, and says what it is', (_name, { least, usual, most, isFraction, label, says, source }) => {
    expect(least <= usual && usual <= most && least < most).toBe(true);
    expect(isFraction === true || [least, usual, most].every(Number.isInteger)).toBe(true);
    expect([label, says, typeof source === 'string' ? source : source.href]).not.toContain('');
    expect(says).toMatch(/^[A-Z].*[^.]\.$/);
  });
});

test('what is not given is as usual, and nothing else changes', () => {
  const physics = physicsOf({ burstSeconds: 10, hotWindowsMin: undefined });
  expect(physics).toEqual({ ...usualPhysics, throughput: { ...usualPhysics.throughput, burstSeconds: 10 } });
  const settings = { seed: 7, burstSeconds: 10, hotWindowsMin: undefined };
  expect(physicsIn(settings)).toEqual({ burstSeconds: 10 });
});

test.each<[object, string[]]>([
  [{}, []],
  [{ burstSeconds: 1, latencyFactor: 0.5, partitionBytesMax: 1024 }, []],
  [{ splitSecondsMin: 5, splitSecondsMax: 5 }, []],
  [{ burstSeconds: 0 }, ['burstSeconds is a whole number from 1 to 3600.']],
  [{ burstSeconds: 1.5 }, ['burstSeconds is a whole number from 1 to 3600.']],
  [{ burstSeconds: '60' }, ['burstSeconds is a whole number from 1 to 3600.']],
  [{ burstSeconds: NaN, hotWindowsMin: 6 }, ['hotWindowsMin is a whole number from 1 to 5.', 'burstSeconds is a whole number from 1 to 3600.']],
  [{ latencyFactor: Infinity }, ['latencyFactor is a number from 0 to 1000.']],
  [{ latencyFactor: null }, ['latencyFactor is a number from 0 to 1000.']],
  [{ splitSecondsMin: 301 }, ['splitSecondsMin is 301, which is above splitSecondsMax, 300.']],
  [{ leaderlessMsMax: 100 }, ['leaderlessMsMin is 1500, which is above leaderlessMsMax, 100.']],
  [{ partitionWriteUnitsPerSecond: 100, partitionReadUnitsPerSecond: 300 }, []],
  [
    { partitionWriteUnitsPerSecond: 50 },
    [
      'partitionWriteUnitsPerSecond is 50, so that tableWriteUnitsPerSecondMax, 40000, is more than 400 partitions serve.',
      'partitionWriteUnitsPerSecond is 50, so that onDemandWriteUnitsPerSecond, 4000, is more than 40 partitions serve.',
    ],
  ],
  [{ partitionWriteUnitsPerSecond: 50, tableWriteUnitsPerSecondMax: 20_000, onDemandWriteUnitsPerSecond: 2000 }, []],
  [{ busyTablesMax: {} }, ['busyTablesMax is a whole number from 1 to 2500.']],
])('%j: %j', (given, sentences) => {
  expect(physicsProblems(given as Record<string, unknown>).map(({ sentence }) => sentence)).toEqual(sentences);
});
