import { describe, expect, test } from 'vitest';
import type { Commit } from '#engine';
import { crc32 } from '#engine/kernel/crc32.ts';
import { BatchWriter } from './batch-writer.ts';
import { v1Frames } from './fixtures/v1-frames.ts';
import { headBytes, lengthOffset, versionOffset } from './frame.ts';
import { readFrames } from './read-frames.ts';

/** A batch of records with these ordinals, each of the same length. */
function batchOf(...ordinals: number[]): Uint8Array {
  const writer = new BatchWriter();
  for (const ordinal of ordinals) writer.append({ atMs: 1, ordinal, commits: [] });
  return writer.take();
}

/** The bytes after a change, with a checksum that fits again: what only a writer of ours could make. */
function resealed(frame: Uint8Array, change: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = frame.slice();
  change(bytes);
  new DataView(bytes.buffer).setUint32(0, crc32(bytes, versionOffset), true);
  return bytes;
}

function outcome(bytes: Uint8Array): string {
  const { frames, goodBytes, damage } = readFrames(bytes);
  const ordinals = frames.map((frame) => (frame.kind === 'record' ? frame.record.ordinal : frame.kind));
  return `${ordinals.join(' ')} | ${goodBytes} | ${damage ?? 'end'}`;
}

const frameBytes = batchOf(1).length;
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('reading stops where the bytes stop making sense', () => {
  const one = batchOf(1);
  const later = resealed(batchOf(2), (bytes) => (bytes[versionOffset] = 3));
  const changed = (at: number): Uint8Array => batchOf(1, 2, 3).map((byte, index) => (index === at ? byte ^ 128 : byte));
  const wrongKind = resealed(batchOf(2), (bytes) => (bytes[versionOffset + 1] = 9));

  test.each([
    ['nothing at all', new Uint8Array(0), ' | 0 | end'],
    ['whole frames', batchOf(1, 2, 3), `1 2 3 | ${3 * frameBytes} | end`],
    ['a head cut short', joined(one, batchOf(2).slice(0, 9)), `1 | ${frameBytes} | torn`],
    ['a payload cut short', joined(one, batchOf(2).slice(0, -1)), `1 | ${frameBytes} | torn`],
    ['a changed payload', changed(2 * frameBytes - 1), `1 | ${frameBytes} | corrupt`],
    ['a changed checksum', changed(frameBytes), `1 | ${frameBytes} | corrupt`],
    ['a changed version', changed(frameBytes + versionOffset), `1 | ${frameBytes} | corrupt`],
    ['a changed length, whole frames after it', changed(frameBytes + lengthOffset + 3), `1 | ${frameBytes} | corrupt`],
    ['a changed length, nothing after it', changed(2 * frameBytes + lengthOffset + 3), `1 2 | ${2 * frameBytes} | torn`],
    ['zeros after the end', joined(one, new Uint8Array(512)), `1 | ${frameBytes} | corrupt`],
    ['a whole frame of a later version', joined(one, later, batchOf(3)), `1 | ${frameBytes} | unknown version`],
    ['a kind that nobody writes', joined(one, wrongKind), `1 | ${frameBytes} | corrupt`],
  ])('%s', (_, bytes, expected) => {
    expect(outcome(bytes)).toBe(expected);
  });

  test('a payload of another length than its members take is corrupt', () => {
    const padded = joined(one, Uint8Array.of(0));
    const sealed = resealed(padded, (bytes) => (bytes[lengthOffset] = bytes.length - headBytes));
    expect(outcome(sealed)).toBe(' | 0 | corrupt');
  });

  test('frames are found wherever the bytes lie in their buffer', () => {
    const around = joined(Uint8Array.of(1, 2, 3), batchOf(1, 2), Uint8Array.of(4, 5));
    expect(outcome(around.subarray(3, around.length - 2))).toBe(`1 2 | ${2 * frameBytes} | end`);
  });
});

describe('values come back exactly', () => {
  const roundTrip = (commit: Commit): Commit | undefined => {
    const writer = new BatchWriter();
    writer.append({ atMs: 0, ordinal: 0, commits: [commit] });
    const [frame] = readFrames(writer.take()).frames;
    return frame?.kind === 'record' ? frame.record.commits[0] : undefined;
  };

  test.each([
    0, -0, 1, 127, 128, 16_383, 16_384, 2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 49, 2 ** 53 - 2, 2 ** 53 - 1,
    2 ** 53, 2 ** 60, -1, 0.5, 0.1, 1e300, 5e-324, Infinity, -Infinity, NaN,
  ])('the number %s', (speed) => {
    expect(roundTrip({ type: 'clock.speed-set', speed })).toStrictEqual({ type: 'clock.speed-set', speed });
  });

  test.each([
    ['nothing', ''],
    ['zeros', '\u0000\u0000'],
    ['all of Latin 1', String.fromCharCode(...Array(256).keys())],
    ['a lone high surrogate', 'a\ud800'],
    ['a lone low surrogate', '\udfffb'],
    ['the last code unit', '\uffff\u0100'],
    ['100,000 narrow units', 'ÿ'.repeat(100_000)],
    ['100,000 wide units', '\ud83d'.repeat(100_000)],
  ])('a position of %s', (_, position) => {
    const commit: Commit = { type: 'item.written', tableNumber: 1, position, item: undefined, sequence: 1 };
    expect(roundTrip(commit)).toStrictEqual(commit);
  });

  test('an item of 400 KB in which every character takes three bytes', () => {
    const item = { text: JSON.stringify({ pk: { S: '語'.repeat(140_000) } }), bytes: 420_002 };
    const commit: Commit = { type: 'item.restored', tableNumber: 1, position: 'p', item };
    expect(roundTrip(commit)).toStrictEqual(commit);
  });

  test('headers with hostile names stay headers', () => {
    const writer = new BatchWriter();
    const headers = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>;
    writer.appendReply({ callId: '', status: 400, headers, body: new Uint8Array(0) });
    const [frame] = readFrames(writer.take()).frames;
    expect(frame?.kind === 'reply' && Object.entries(frame.reply.headers)).toEqual(Object.entries(headers));
  });

  test('the body of a reply does not hold on to the bytes around it', () => {
    const writer = new BatchWriter();
    writer.appendFrame(v1Frames[2]!);
    const [frame] = readFrames(writer.take()).frames;
    expect(frame?.kind === 'reply' && frame.reply.body.buffer.byteLength).toBe(2);
  });
});
