import { expect, test } from 'vitest';
import { readGuestMessage } from './guest-messages.ts';
import { callCharsMax, lineCharsMax } from './messages.ts';

const call = { kind: 'call', id: 1, target: 'DynamoDB_20120810.GetItem', body: '{}', client: { attempt: { number: 2, max: 4, waitedMs: 87 }, livedUntilMs: 5 } };
const line = { level: 'log', text: 'hello', at: { file: 'main.ts', line: 3 } };
const error = { name: 'Error', message: 'm', text: 'Error: m', at: undefined };

test.each([
  [{ kind: 'ready' }],
  [{ kind: 'pong' }],
  [{ kind: 'finished' }],
  [{ kind: 'unsettled' }],
  [call],
  [{ kind: 'output', lines: [line], omitted: 2 }],
  [{ kind: 'failed', error }],
])('%j is a message', (message) => {
  expect(readGuestMessage(message)).toEqual(message);
});

test.each<[unknown]>([
  [undefined],
  [null],
  ['ready'],
  [[]],
  [{}],
  [{ kind: 'run', files: [] }],
  [{ kind: '__proto__' }],
  [{ ...call, id: -1 }],
  [{ ...call, id: 1.5 }],
  [{ ...call, id: '1' }],
  [{ ...call, target: 'Dynascope_20261120.AdvanceClock' }],
  [{ ...call, target: 'DynamoDB_20120810.Get Item' }],
  [{ ...call, target: ['DynamoDB_20120810.GetItem'] }],
  [{ ...call, body: {} }],
  [{ ...call, body: 'x'.repeat(callCharsMax + 1) }],
  [{ kind: 'output', lines: 'many', omitted: 0 }],
  [{ kind: 'output', lines: [{ ...line, level: 'html' }], omitted: 0 }],
  [{ kind: 'output', lines: [{ ...line, text: 'x'.repeat(lineCharsMax + 1) }], omitted: 0 }],
  [{ kind: 'output', lines: [line], omitted: NaN }],
  [{ kind: 'output', lines: Array.from({ length: 1001 }, () => line), omitted: 0 }],
  [{ kind: 'failed' }],
  [{ kind: 'failed', error: { ...error, message: 5 } }],
])('forged message %# is none', (message) => {
  expect(readGuestMessage(message)).toBeUndefined();
});

test('what is not asked for does not come through', () => {
  const place = { file: 'main.ts', line: 1, more: 1 };
  const read = readGuestMessage({ kind: 'output', lines: [{ ...line, at: place, more: 1 }], omitted: 0, more: 1 });
  expect(read).toEqual({ kind: 'output', lines: [{ ...line, at: { file: 'main.ts', line: 1 } }], omitted: 0 });
});
