/**
 * The frozen bytes of each format version. A reader that no longer reads one of these files has lost
 * somebody's workspace; the files are never written anew.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BatchWriter } from './batch-writer.ts';
import { v1Frames } from './fixtures/v1-frames.ts';
import { v2Frames } from './fixtures/v2-frames.ts';
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

describe.each([
  ['version 1', 'v1.hex', v1Frames],
  ['version 2', 'v2.hex', v2Frames],
])('%s', (_, file, stored) => {
  test('is read as it was written', () => {
    const { frames, damage } = readFrames(bytesOfFixture(file));
    expect(damage).toBeUndefined();
    expect(frames).toEqual(stored);
  });

  test('is still written byte for byte', () => {
    expect(written(stored)).toEqual(bytesOfFixture(file));
  });
});
