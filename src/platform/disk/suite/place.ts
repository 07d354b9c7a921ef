/** Where a case stores things, and how it looks at what is stored. */
import type { Disk, Stored } from '../disk.ts';
import { same } from './checks.ts';
import { inTurn, textOf } from './chunks.ts';

/** Somewhere to store things, empty at first. */
export interface DiskPlace {
  /** A new disk over what is stored, as after a restart. */
  disk(): Disk;
}

export interface DiskCase {
  readonly name: string;
  run(place: DiskPlace): Promise<void>;
}

interface Contents {
  readonly snapshot: string | undefined;
  readonly journal: Uint8Array;
}

export async function contentsOf({ snapshot, journal }: Stored): Promise<Contents> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of snapshot ?? inTurn()) chunks.push(chunk);
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of journal) pieces.push(bytes);
  return { snapshot: snapshot === undefined ? undefined : textOf(joined(chunks)), journal: joined(pieces) };
}

export async function contents(disk: Disk): Promise<Contents> {
  const found = await contentsOf(await disk.open());
  await disk.close();
  return found;
}

export async function using(place: DiskPlace, work: (disk: Disk) => Promise<void>): Promise<void> {
  const disk = place.disk();
  await contentsOf(await disk.open());
  await work(disk);
  await disk.close();
}

export async function holds(place: DiskPlace, snapshot: string | undefined, journal: string): Promise<void> {
  const found = await contents(place.disk());
  same([found.snapshot, textOf(found.journal)], [snapshot, journal], 'what is stored');
}

/** Opens, ends the journal after `kept`, and looks at what was cut off. */
export async function cutAfter(place: DiskPlace, kept: string, cut: string): Promise<void> {
  const disk = place.disk();
  const { journal, journalFrom } = await disk.open();
  let before = 0;
  let from = { piece: journalFrom, byte: 0 };
  for await (const { number, bytes } of journal) {
    if (before <= kept.length) from = { piece: number, byte: Math.min(kept.length - before, bytes.length) };
    before += bytes.length;
  }
  same((await disk.setAside(from)).bytes, cut.length, 'bytes set aside');
  await disk.close();
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
