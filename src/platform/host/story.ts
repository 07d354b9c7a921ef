/**
 * The line of a story together with engines that know how things stood: a copy every so often, from which the
 * records lead to every stop between. Copies share what has not changed, so one costs little; what is too much
 * for memory is let go from the far end.
 */
import type { Commit, CommitRecord, Engine } from '#engine';
import type { ChangeHead } from '../journal/frame.ts';
import { type Change, StoryLine } from './story-line.ts';

/** A copy is due after so much; to replay it takes some ten milliseconds. */
export const copyEntries = 2000;
const copyBytes = 4 * 1024 * 1024;
/** Each holds the blocks that were written to since, so of more than these every second one goes. */
const copiesMax = 12;
/** What a record takes in memory beside its own bytes. */
const recordBytes = 400;
/** What may be kept in memory to go back to, beside what the last copies stand for. */
export const storyBytesMax = 32 * 1024 * 1024;

interface Copy {
  /** Entries that it has seen. */
  readonly index: number;
  readonly engine: Engine;
  /** Written and deleted since the copy before: what is free again, more or less, when that one goes. */
  readonly bytes: number;
  /** What is before it does not lead to it. */
  readonly isRestart: boolean;
}

export class Story {
  readonly line: StoryLine;
  #copies: Copy[];
  #bytesSince = 0;
  #indexSince: number;
  /** Of all tables there were, by their numbers. */
  readonly #tableNames = new Map<number, string>();

  /** `base` is the state before the line and nobody else's. */
  constructor(line: StoryLine, base: Engine) {
    this.line = line;
    this.#copies = [{ index: line.first, engine: base, bytes: 0, isRestart: true }];
    this.#indexSince = line.first;
    this.#nameTables(base);
  }

  add(record: CommitRecord, seq: number, bytes: number, head: ChangeHead | undefined, momentId?: number): void {
    if (head !== undefined && !this.line.isLatest) this.#forgetAfter(this.line.indexOf(this.line.position));
    this.line.add({ record, seq, bytes, momentId }, head);
    this.#bytesSince += bytes + recordBytes;
    if (head !== undefined) this.#nameNewTables(record);
  }

  /** After the records of a step were added: keeps a copy of the engine that has made them, when one is due. */
  keepWhenDue(engine: Engine): void {
    const { line } = this;
    if (!line.isLatest) return;
    if (line.end - this.#indexSince < copyEntries && this.#bytesSince < copyBytes) return;
    this.keep(line.end, engine.fork());
    this.letGo();
  }

  /** Names of the tables that a change was about; none for what was about all of them, such as time. */
  tablesOf({ at, what }: Change): readonly string[] {
    if (!/^[A-Z]\w+$/.test(what) || what === 'AdvanceClock') return [];
    const [entry] = this.line.entriesBetween(at, at + 1);
    const names = (entry?.record.commits ?? []).map((commit) => this.#tableNames.get(tableNumberOf(commit) ?? 0));
    return [...new Set(names)].filter((name) => name !== undefined);
  }

  /** After a line was given that had been walked before. */
  nameAll(): void {
    for (const { record } of this.line.entriesBetween(this.line.first, this.line.end)) this.#nameNewTables(record);
  }

  #nameTables(engine: Engine): void {
    for (const { record } of engine.inspect().tables) this.#tableNames.set(record.number, record.name);
  }

  #nameNewTables({ commits }: CommitRecord): void {
    for (const commit of commits) if (commit.type === 'table.changed') this.#tableNames.set(commit.table.number, commit.table.name);
  }

  /** A state as it was after so many entries; nobody else's from now on. */
  keep(index: number, engine: Engine, isRestart = false): void {
    this.#nameTables(engine);
    const before = this.#copies.findLast((copy) => copy.index <= index);
    const deleted = Math.max(0, (before?.engine.storedBytes ?? 0) - engine.storedBytes);
    // A restart led here already.
    if (before?.index === index && before.isRestart) return;
    this.#copies = this.#copies.filter((copy) => copy.index !== index);
    this.#copies.push({ index, engine, bytes: deleted + this.#bytesSince, isRestart });
    this.#copies.sort((a, b) => a.index - b.index);
    this.#indexSince = index;
    this.#bytesSince = 0;
    this.#thin();
  }

  /** An engine as it was at a stop. */
  engineAt(stop: number): Engine {
    const index = this.line.indexOf(stop);
    const copy = this.#copies.findLast((one) => one.index <= index)!;
    const engine = copy.engine.fork();
    for (const { record } of this.line.entriesBetween(copy.index, index)) engine.replay(record);
    return engine;
  }

  #thin(): void {
    if (this.#copies.length <= copiesMax) return;
    const kept: Copy[] = [];
    let bytes = 0;
    for (const [at, copy] of this.#copies.entries()) {
      bytes += copy.bytes;
      if (at % 2 === 1 && !copy.isRestart && at < this.#copies.length - 2) continue;
      kept.push({ ...copy, bytes });
      bytes = 0;
    }
    this.#copies = kept;
  }

  #forgetAfter(index: number): void {
    this.#copies = this.#copies.filter((copy) => copy.index <= index);
    this.#indexSince = this.#copies.at(-1)!.index;
    this.#bytesSince = 0;
  }

  /** What is too much, from the far end. The last copies stay whatever they hold: the last change can always be taken back. */
  letGo(): void {
    if (!this.line.isLatest) return;
    let bytes = this.#copies.slice(1).reduce((sum, copy) => sum + copy.bytes, 0);
    while (bytes > storyBytesMax && this.#copies.length > 2) {
      this.#copies.shift();
      bytes -= this.#copies[0]!.bytes;
    }
    this.line.trim(this.#copies[0]!.index);
  }
}

function tableNumberOf(commit: Commit): number | undefined {
  if (commit.type === 'table.changed') return commit.table.number;
  return 'tableNumber' in commit ? commit.tableNumber : undefined;
}
