import { expect, test } from 'vitest';
import { type EndpointArguments, readArguments, UsageError } from './arguments.ts';

test('settings of the physics are given one by one', () => {
  const { physics } = readArguments(['--setting', 'burstSeconds=60', '--setting', 'latencyFactor=0.5']) as EndpointArguments;
  expect(physics).toEqual({ burstSeconds: 60, latencyFactor: 0.5 });
  expect((readArguments([]) as EndpointArguments).physics).toEqual({});
});

test.each([
  ['burstSeconds', '--setting is a name and a value, e.g. burstSeconds=60, not burstSeconds.'],
  ['burst=60', 'There is no setting burst. docs/settings.md lists all of them.'],
  ['__proto__=60', 'There is no setting __proto__. docs/settings.md lists all of them.'],
  ['burstSeconds=soon', '--setting burstSeconds=soon: burstSeconds is a whole number from 1 to 3600.'],
  ['burstSeconds= ', '--setting burstSeconds= : burstSeconds is a whole number from 1 to 3600.'],
  ['splitSecondsMax=60', '--setting: splitSecondsMin is 120, which is above splitSecondsMax, 60.'],
])('--setting %s is refused', (setting, message) => {
  expect(() => readArguments(['--setting', setting])).toThrow(new UsageError(message));
});

test('a setting that is given twice is refused', () => {
  expect(() => readArguments(['--setting', 'burstSeconds=60', '--setting', 'burstSeconds=61'])).toThrow('gives burstSeconds twice');
});
