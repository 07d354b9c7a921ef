import { expect, test } from 'vitest';
import type { Commit } from '#engine';
import { Bug } from '#engine/kernel/assert.ts';
import { BatchWriter } from './batch-writer.ts';
import { readFrames } from './read-frames.ts';

const empty = (ordinal: number) => ({ atMs: 0, ordinal, commits: [] });

test('taking empties the writer, and what was taken stays as it is', () => {
  const writer = new BatchWriter();
  writer.append(empty(1));
  expect([writer.frames, writer.bytes]).toEqual([1, 13]);
  const first = writer.take();
  expect([writer.frames, writer.bytes, first.length, first.buffer.byteLength]).toEqual([0, 0, 13, 13]);
  const before = first.slice();
  writer.append(empty(2));
  writer.take();
  expect(first).toEqual(before);
  expect(writer.take()).toEqual(new Uint8Array(0));
});

test('a record that can not be written leaves nothing behind', () => {
  const writer = new BatchWriter();
  writer.append(empty(1));
  const bill: Commit = { type: 'bill.restored', lines: [], tableNumbers: Infinity };
  const bad = { atMs: 0, ordinal: 2, commits: [bill] };
  expect(() => writer.append(bad)).toThrow(Bug);
  expect(writer.frames).toBe(1);
  writer.append(empty(3));
  expect(() => writer.append(bad)).toThrow(Bug);
  const { frames, damage } = readFrames(writer.take());
  expect(damage).toBeUndefined();
  expect(frames.map((frame) => frame.kind === 'record' && frame.record.ordinal)).toEqual([1, 3]);
});

test('a batch grows past its first buffer, and the next one is right again', () => {
  const writer = new BatchWriter();
  const item = { text: `{"pk":{"S":"${'x'.repeat(300_000)}"}}`, bytes: 300_002 };
  for (let ordinal = 0; ordinal < 20; ordinal++) {
    writer.append({ atMs: 0, ordinal, commits: [{ type: 'item.restored', tableNumber: 1, position: 'p', item }] });
  }
  expect(readFrames(writer.take()).frames).toHaveLength(20);
  writer.append(empty(1));
  expect(readFrames(writer.take()).frames).toHaveLength(1);
});
