import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commit, CommitRecord } from '#engine';
import { crc32 } from '#engine/kernel/crc32.ts';
import { BatchWriter } from './batch-writer.ts';
import { type Frame, headBytes, kindOffset, lengthOffset, versionOf, versionOffset } from './frame.ts';
import { readFrames } from './read-frames.ts';

/** Any code units, also ones that are no text. */
const exactText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 24 })
  .map((units) => String.fromCharCode(...units));
const count = fc.maxSafeNat();
const number = fc.double();
const indexName = fc.option(exactText, { nil: undefined });
const item = fc.record({ text: fc.json(), bytes: count });

const commit: fc.Arbitrary<Commit> = fc.oneof(
  fc.record({
    type: fc.constant('item.written' as const),
    tableNumber: count,
    position: exactText,
    item: fc.option(item, { nil: undefined }),
    sequence: count,
  }),
  fc.record({
    type: fc.constant('units.consumed' as const),
    tableNumber: count,
    indexName,
    channel: fc.constantFrom('read' as const, 'write' as const),
    units: number,
    partitionNumber: count,
  }),
  fc.record({
    type: fc.constant('index.propagated' as const),
    tableNumber: count,
    indexName: exactText,
    upToSequence: count,
  }),
  fc.record({ type: fc.constant('item.restored' as const), tableNumber: count, position: exactText, item }),
  fc.record({ type: fc.constant('clock.speed-set' as const), speed: number }),
  fc.record({ type: fc.constant('table.removed' as const), tableNumber: count }),
  fc.record({
    type: fc.constant('partition.restored' as const),
    tableNumber: count,
    indexName,
    partitionNumber: count,
    sequence: count,
    readAvailable: number,
    writeAvailable: number,
  }),
  fc.record({
    type: fc.constant('transaction.remembered' as const),
    token: fc.string(),
    fingerprint: fc.string(),
    completedAtMs: count,
    expiresAtMs: count,
    itemBytes: fc.array(count),
  }),
  fc.record({
    type: fc.constant('index.backfilled' as const),
    tableNumber: count,
    indexName: exactText,
    afterPosition: exactText,
    throughPosition: exactText,
  }),
);
const record: fc.Arbitrary<CommitRecord> = fc.record({
  atMs: number,
  ordinal: count,
  commits: fc.array(commit, { maxLength: 4 }),
});
const frame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 4, arbitrary: record.map((one): Frame => ({ kind: 'record', record: one })) },
  fc
    .record({ callId: exactText, status: count, headers: fc.dictionary(exactText, exactText), body: fc.uint8Array() })
    .map((reply): Frame => ({ kind: 'reply', reply: { ...reply, headers: { ...reply.headers } } })),
  fc.record({ what: exactText, fromMs: number }).chain((head) =>
    fc.oneof(
      record.map((one): Frame => ({ kind: 'change', head, record: one })),
      fc.tuple(count, record).map(([momentId, one]): Frame => ({ kind: 'restart', momentId, head, record: one })),
    ),
  ),
  fc.tuple(count, record).map(([back, one]): Frame => ({ kind: 'return', back, record: one })),
  fc.record({ id: count, name: exactText, atMs: number, file: fc.uint8Array() }).map((moment): Frame => ({ kind: 'moment', moment })),
  fc.record({ frames: count, journalFrom: count }).map((end): Frame => ({ kind: 'snapshot end', end })),
);

/** The batch, and where each of its frames ends. */
function written(frames: readonly Frame[]): { bytes: Uint8Array; ends: number[] } {
  const writer = new BatchWriter();
  const ends = frames.map((one) => {
    writer.appendFrame(one);
    return writer.bytes;
  });
  return { bytes: writer.take(), ends };
}

const framesBefore = (ends: readonly number[], byte: number): number => ends.filter((end) => end <= byte).length;

test('what is written is read', () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), (frames) => {
      const { bytes } = written(frames);
      expect(readFrames(bytes)).toEqual({ frames, goodBytes: bytes.length, damage: undefined });
    }),
    { numRuns: 300 },
  );
});

test('a batch cut anywhere gives the frames before the cut, and tells unless it is cut between two', () => {
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), (frames) => {
      const { bytes, ends } = written(frames);
      for (let length = 0; length < bytes.length; length++) {
        const read = readFrames(bytes.subarray(0, length));
        const kept = framesBefore(ends, length);
        expect([read.frames.length, read.goodBytes]).toEqual([kept, ends[kept - 1] ?? 0]);
        expect(read.damage).toBe(read.goodBytes === length ? undefined : 'torn');
      }
    }),
    { numRuns: 30 },
  );
});

test('a batch with one byte changed anywhere gives the frames before it, and tells', () => {
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 255 }), (frames, mask) => {
      const { bytes, ends } = written(frames);
      for (let at = 0; at < bytes.length; at++) {
        bytes[at]! ^= mask;
        const { frames: read, damage } = readFrames(bytes);
        bytes[at]! ^= mask;
        expect(read.length).toBe(framesBefore(ends, at));
        expect(damage === 'torn' || damage === 'corrupt').toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('no bytes make reading throw, not even with a checksum that fits', () => {
  const sealed = fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9), fc.uint8Array({ maxLength: 80 })).map(([kind, payload]) => {
    const bytes = new Uint8Array(headBytes + payload.length);
    bytes[versionOffset] = versionOf(kind);
    bytes[kindOffset] = kind;
    bytes.set(payload, headBytes);
    const view = new DataView(bytes.buffer);
    view.setUint32(lengthOffset, payload.length, true);
    view.setUint32(0, crc32(bytes, versionOffset), true);
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), sealed), (bytes) => {
      const { goodBytes, damage } = readFrames(bytes);
      expect(damage === undefined).toBe(goodBytes === bytes.length);
    }),
    { numRuns: 2000 },
  );
});
