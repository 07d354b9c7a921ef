/**
 * Bytes in the making: a buffer that grows, and the few ways in which values are written into it. Each
 * has its counterpart in `ByteReader`.
 */
import { assert } from '#engine/kernel/assert.ts';

const encoder = new TextEncoder();
/** The browser's encoder is quicker with every character, but each call of it costs as much as so many in a loop. */
const loopedUnitsMax = 4096;
const startBytes = 64 * 1024;
/** A buffer that one large batch has blown up is given back after that batch. */
const keptBytesMax = 4 * 1024 * 1024;

export class ByteWriter {
  #bytes = new Uint8Array(startBytes);
  #at = 0;

  /** How many bytes there are; set it back to take bytes away. */
  get length(): number {
    return this.#at;
  }

  set length(length: number) {
    assert(length <= this.#at, 'bytes are taken away, not made up');
    this.#at = length;
  }

  /** The bytes so far, until the next write. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  /** A copy that is exactly as long as what was written, and an empty writer. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#at);
    this.#at = 0;
    if (this.#bytes.length > keptBytesMax) this.#bytes = new Uint8Array(startBytes);
    return taken;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = value;
  }

  /** Leaves `count` bytes to be filled in by {@link uint32At}. */
  skip(count: number): void {
    this.#reserve(count);
    this.#at += count;
  }

  uint32At(at: number, value: number): void {
    const bytes = this.#bytes;
    bytes[at] = value;
    bytes[at + 1] = value >>> 8;
    bytes[at + 2] = value >>> 16;
    bytes[at + 3] = value >>> 24;
  }

  /** A safe integer from 0 up: seven bits a byte, low ones first, the high bit says that more follow. */
  count(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, 'a count is a safe integer from 0 up');
    this.#reserve(8);
    let rest = value;
    while (rest > 0x7fff_ffff) {
      this.#bytes[this.#at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.#bytes[this.#at++] = rest | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  /** Any number, bit for bit: counts short of the last as count plus one, all others as 0 and eight bytes. */
  number(value: number): void {
    if (value >= 0 && value < Number.MAX_SAFE_INTEGER && Number.isInteger(value) && !Object.is(value, -0)) {
      this.count(value + 1);
      return;
    }
    this.#reserve(9);
    this.#bytes[this.#at] = 0;
    new DataView(this.#bytes.buffer).setFloat64(this.#at + 1, value, true);
    this.#at += 9;
  }

  /** Any string, code unit for code unit: lone surrogates and zeros come back as they are. */
  exactText(text: string): void {
    const units = text.length;
    this.#reserve(8 + 2 * units);
    const start = this.#at;
    this.count(2 * units);
    if (this.#narrowText(text, 255)) return;
    this.#at = start;
    this.#wideText(text);
  }

  optionalText(text: string | undefined): void {
    this.byte(text === undefined ? 0 : 1);
    if (text !== undefined) this.exactText(text);
  }

  /** Well-formed text as UTF-8. */
  utf8(text: string): void {
    this.#reserve(4 + 3 * text.length);
    const start = this.#at;
    this.#at += 4;
    if (text.length > loopedUnitsMax || !this.#narrowText(text, 127)) {
      this.#at += encoder.encodeInto(text, this.#bytes.subarray(this.#at)).written;
    }
    this.uint32At(start, this.#at - start - 4);
  }

  bytes(bytes: Uint8Array): void {
    this.count(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** A byte for each code unit; nothing and `false` when one is above `most`. There is room for them. */
  #narrowText(text: string, most: number): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > most) return false;
      bytes[at++] = unit;
    }
    this.#at = at;
    return true;
  }

  #wideText(text: string): void {
    this.count(2 * text.length + 1);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.#bytes[this.#at++] = unit;
      this.#bytes[this.#at++] = unit >>> 8;
    }
  }

  #reserve(count: number): void {
    const needed = this.#at + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, needed));
    grown.set(this.written);
    this.#bytes = grown;
  }
}
