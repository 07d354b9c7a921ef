import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepeatable, readRequest, type WorkspaceRequest } from './requests.ts';

const bytes = new Uint8Array([1]);

test.each<WorkspaceRequest>([
  { kind: 'call', target: 'DynamoDB_20120810.Scan', body: '{}', origin: 'page' },
  { kind: 'callBytes', target: '', body: bytes, origin: 'learner' },
  { kind: 'whatIf', calls: [{ target: 'a', body: 'b' }] },
  { kind: 'facts', query: { itemsOf: ['Music'], itemsMax: 3 } },
  { kind: 'keySpaceHeat', query: { tableName: 'Music', indexName: undefined } },
  { kind: 'keySpaceHeat', query: { tableName: 'Music', indexName: 'byYear', from: 0.25, to: 0.5, spanMs: 60_000 } },
  { kind: 'inside', query: { kind: 'items', tableName: 'Music', indexName: undefined, partitionId: 'P3', most: 50 } },
  { kind: 'inside', query: { kind: 'replicas', tableName: 'Music', key: { id: { S: 'a' } } } },
  { kind: 'inside', query: { kind: 'indexes', tableName: 'Music' } },
  { kind: 'inside', query: { kind: 'streams', tableName: 'Music' } },
  { kind: 'importFile', file: bytes },
  { kind: 'exportFile' },
  { kind: 'examineFile', file: bytes },
  { kind: 'about' },
  { kind: 'reset' },
  { kind: 'reset', beginning: { seed: 7, lag: 'none', throughput: 'static', expiry: 'quick', partitionBytesMax: 4096 } },
  { kind: 'going' },
  { kind: 'go', to: { before: 7 } },
  { kind: 'go', to: { after: 7 } },
  { kind: 'go', to: { checkpoint: 1 } },
  { kind: 'keepCheckpoint', name: 'Here' },
  { kind: 'dropCheckpoint', id: 1 },
  { kind: 'at', stop: { after: 7 }, request: { kind: 'facts', query: { itemsOf: ['Music'], itemsMax: 5 } } },
  { kind: 'clock' },
])('$kind is read as it was sent', (request) => {
  expect(readRequest({ ...request, more: 1 })).toEqual(request);
});

test.each<[unknown, RegExp]>([
  [undefined, /an object/],
  [[], /an object/],
  [{}, /no request of the kind undefined/],
  [{ kind: '__proto__' }, /no request/],
  [{ kind: 'call', target: 1, body: '', origin: 'page' }, /a target/],
  [{ kind: 'call', target: '', body: bytes, origin: 'page' }, /is text/],
  [{ kind: 'call', target: '', body: '', origin: 'admin' }, /learner or page/],
  [{ kind: 'callBytes', target: '', body: '', origin: 'page' }, /is bytes/],
  [{ kind: 'whatIf', calls: [null] }, /up to 1000 calls/],
  [{ kind: 'whatIf', calls: Array.from({ length: 1001 }, () => ({ target: '', body: '' })) }, /up to 1000 calls/],
  [{ kind: 'facts', query: { itemsOf: 'Music', itemsMax: 1 } }, /list of tables/],
  [{ kind: 'facts', query: { itemsOf: [], itemsMax: Number.NaN } }, /number from 0/],
  [{ kind: 'keySpaceHeat', query: {} }, /name of a table/],
  [{ kind: 'keySpaceHeat', query: { tableName: 'Music', from: -1 } }, /from 0 to 1/],
  [{ kind: 'keySpaceHeat', query: { tableName: 'Music', to: '1' } }, /from 0 to 1/],
  [{ kind: 'keySpaceHeat', query: { tableName: 'Music', spanMs: Number.NaN } }, /milliseconds/],
  [{ kind: 'inside', query: { kind: 'items', tableName: 1 } }, /of a table/],
  [{ kind: 'inside', query: { kind: 'items', tableName: 'Music', partitionId: '__proto__', most: 1 } }, /such as P1/],
  [{ kind: 'inside', query: { kind: 'items', tableName: 'Music', partitionId: 'P1', most: -1 } }, /from 0/],
  [{ kind: 'inside', query: { kind: 'replicas', tableName: 'Music', key: [] } }, /object of attributes/],
  [{ kind: 'inside', query: { kind: 'constructor', tableName: 'Music' } }, /has no constructor/],
  [{ kind: 'importFile', file: 'x' }, /bytes/],
  [{ kind: 'examineFile' }, /bytes/],
  [{ kind: 'go', to: 'back' }, /before a change, after it, or to a checkpoint/],
  [{ kind: 'go', to: { before: '7' } }, /before a change/],
  [{ kind: 'keepCheckpoint' }, /is text/],
  [{ kind: 'dropCheckpoint', id: '1' }, /a number/],
  [{ kind: 'at', stop: { checkpoint: 1 }, request: { kind: 'clock' } }, /before a change or after it/],
  [{ kind: 'at', stop: { after: 1 }, request: { kind: 'reset' } }, /of an earlier moment/],
  [{ kind: 'at', stop: { after: 1 }, request: { kind: 'at', stop: { after: 1 } } }, /of an earlier moment/],
  [{ kind: 'at', stop: { after: 1 }, request: { kind: 'call', target: 1 } }, /a target/],
  [{ kind: 'reset', beginning: 7 }, /is an object/],
  [{ kind: 'reset', beginning: { seed: 1.5 } }, /whole number/],
  [{ kind: 'reset', beginning: { lag: 'some' } }, /realistic or none/],
  [{ kind: 'reset', beginning: { throughput: 'much' } }, /adaptive, burst, static or unlimited/],
  [{ kind: 'reset', beginning: { expiry: 1 } }, /realistic or quick/],
  [{ kind: 'reset', beginning: { partitionBytesMax: 1 } }, /partitionBytesMax is a whole number from 1024/],
  [{ kind: 'reset', beginning: { burstSeconds: '300' } }, /burstSeconds is a whole number from 1 to 3600/],
  [{ kind: 'reset', beginning: { splitSecondsMax: 60 } }, /splitSecondsMin is 120, which is above splitSecondsMax, 60/],
])('%j is answered with what is wrong', (message, reason) => {
  expect(readRequest(message)).toMatch(reason);
});

test('any message is read or answered, and none throws', () => {
  const kind = fc.constantFrom('call', 'callBytes', 'whatIf', 'facts', 'keySpaceHeat', 'inside', 'importFile', 'examineFile', 'reset', 'go', 'keepCheckpoint', 'dropCheckpoint', 'at');
  const message = fc.oneof(
    fc.anything(),
    fc.record({ kind, target: fc.anything(), body: fc.anything(), calls: fc.anything(), query: fc.anything(), file: fc.anything(), beginning: fc.anything(), to: fc.anything(), stop: fc.anything(), request: fc.anything() }, { requiredKeys: ['kind'] }),
  );
  fc.assert(fc.property(message, (value) => ['string', 'object'].includes(typeof readRequest(value))));
});

test('reads may be asked twice, writes and replacements may not', () => {
  const repeatable = (operation: string): boolean =>
    isRepeatable({ kind: 'call', target: `DynamoDB_20120810.${operation}`, body: '', origin: 'page' });
  expect(['GetItem', 'Query', 'Scan', 'DescribeTable', 'ListTables', 'BatchGetItem', 'TransactGetItems'].every(repeatable)).toBe(true);
  expect(['PutItem', 'UpdateItem', 'AdvanceClock', 'BatchWriteItem', 'DeleteTable', ''].some(repeatable)).toBe(false);
  expect(isRepeatable({ kind: 'clock' })).toBe(true);
  expect(isRepeatable({ kind: 'reset' })).toBe(false);
  expect(isRepeatable({ kind: 'go', to: { before: 1 } })).toBe(false);
});
