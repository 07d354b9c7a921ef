/**
 * The frozen bytes of each format version. A reader that no longer reads one of these files has lost
 * somebody's workspace; the files are never written anew.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BatchWriter } from './batch-writer.ts';
import { v1Frames } from './fixtures/v1-frames.ts';
import type { Frame } from './frame.ts';
import { readFrames } from './read-frames.ts';

function bytesOfFixture(name: string): Uint8Array {
  const hex = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8').replaceAll('\n', '');
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

function written(frames: readonly Frame[]): Uint8Array {
  const writer = new BatchWriter();
  for (const frame of frames) writer.appendFrame(frame);
  return writer.take();
}

test('version 1 is read as it was written', () => {
  const { frames, damage } = readFrames(bytesOfFixture('v1.hex'));
  expect(damage).toBeUndefined();
  expect(frames).toEqual(v1Frames);
});

test('version 1 is still written byte for byte', () => {
  expect(written(v1Frames)).toEqual(bytesOfFixture('v1.hex'));
});
