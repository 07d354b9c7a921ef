/** Gathers frames until the disk takes them: a journal batch, or a chunk of a snapshot. */
import type { CommitRecord } from '#engine';
import { unreachable } from '#engine/kernel/assert.ts';
import { crc32 } from '#engine/kernel/crc32.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeCommit } from './commit-codec.ts';
import {
  type ChangeHead,
  type Frame,
  headBytes,
  kindCodes,
  kindOffset,
  lengthOffset,
  type Moment,
  type Reply,
  type SnapshotEnd,
  versionOf,
  versionOffset,
} from './frame.ts';

export class BatchWriter {
  readonly #out = new ByteWriter();
  /** Where the last whole frame ends. */
  #complete = 0;
  #frames = 0;

  /** Bytes gathered since the last {@link take}. */
  get bytes(): number {
    return this.#complete;
  }

  /** Frames gathered since the last {@link take}. */
  get frames(): number {
    return this.#frames;
  }

  append(record: CommitRecord): void {
    writeRecord(this.#begin(), record);
    this.#end(kindCodes.record);
  }

  appendChange(head: ChangeHead, record: CommitRecord): void {
    const out = this.#begin();
    writeHead(out, head);
    writeRecord(out, record);
    this.#end(kindCodes.change);
  }

  appendReturn(back: number, record: CommitRecord): void {
    const out = this.#begin();
    out.count(back);
    writeRecord(out, record);
    this.#end(kindCodes.return);
  }

  appendRestart(momentId: number, head: ChangeHead | undefined, record: CommitRecord): void {
    const out = this.#begin();
    out.count(momentId);
    out.byte(head === undefined ? 0 : 1);
    if (head !== undefined) writeHead(out, head);
    writeRecord(out, record);
    this.#end(kindCodes.restart);
  }

  appendMoment({ id, name, atMs, file }: Moment): void {
    const out = this.#begin();
    out.count(id);
    out.exactText(name);
    out.number(atMs);
    out.bytes(file);
    this.#end(kindCodes.moment);
  }

  appendMomentDropped(id: number): void {
    this.#begin().count(id);
    this.#end(kindCodes['moment dropped']);
  }

  /** Comes right after the record it belongs to, in the same batch. */
  appendReply({ callId, status, headers, body }: Reply): void {
    const out = this.#begin();
    out.exactText(callId);
    out.number(status);
    const pairs = Object.entries(headers);
    out.count(pairs.length);
    for (const [name, value] of pairs) {
      out.exactText(name);
      out.exactText(value);
    }
    out.bytes(body);
    this.#end(kindCodes.reply);
  }

  appendSnapshotEnd({ frames, journalFrom }: SnapshotEnd): void {
    const out = this.#begin();
    out.number(frames);
    out.number(journalFrom);
    this.#end(kindCodes['snapshot end']);
  }

  appendFrame(frame: Frame): void {
    switch (frame.kind) {
      case 'record':
        return this.append(frame.record);
      case 'change':
        return this.appendChange(frame.head, frame.record);
      case 'return':
        return this.appendReturn(frame.back, frame.record);
      case 'restart':
        return this.appendRestart(frame.momentId, frame.head, frame.record);
      case 'moment':
        return this.appendMoment(frame.moment);
      case 'moment dropped':
        return this.appendMomentDropped(frame.id);
      case 'reply':
        return this.appendReply(frame.reply);
      case 'snapshot end':
        return this.appendSnapshotEnd(frame.end);
      default:
        return unreachable(frame);
    }
  }

  /** The frames so far, in bytes that nobody else holds. The writer starts anew. */
  take(): Uint8Array {
    this.#out.length = this.#complete;
    this.#complete = 0;
    this.#frames = 0;
    return this.#out.take();
  }

  /** Starts at the end of the last whole frame, so one that failed halfway leaves nothing behind. */
  #begin(): ByteWriter {
    this.#out.length = this.#complete;
    this.#out.skip(headBytes);
    return this.#out;
  }

  #end(kind: number): void {
    const start = this.#complete;
    const { written } = this.#out;
    written[start + versionOffset] = versionOf(kind);
    written[start + kindOffset] = kind;
    this.#out.uint32At(start + lengthOffset, written.length - start - headBytes);
    this.#out.uint32At(start, crc32(written, start + versionOffset, written.length));
    this.#complete = written.length;
    this.#frames++;
  }
}

function writeHead(out: ByteWriter, { what, fromMs }: ChangeHead): void {
  out.exactText(what);
  out.number(fromMs);
}

function writeRecord(out: ByteWriter, { atMs, ordinal, commits }: CommitRecord): void {
  out.number(atMs);
  out.number(ordinal);
  out.count(commits.length);
  for (const commit of commits) writeCommit(out, commit);
}
