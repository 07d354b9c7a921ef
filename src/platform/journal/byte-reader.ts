/**
 * Reads what `ByteWriter` wrote, out of bytes that may be anything. Nothing here throws and nothing reads
 * past the end: a reader that has met something impossible turns `failed` and gives empty values from
 * then on, so the caller looks once, at the end.
 */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** `String.fromCharCode` takes its units as arguments, and the stack holds only so many. */
const unitsAtOnce = 4096;

export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #to: number;
  #at: number;
  #failed = false;

  constructor(bytes: Uint8Array, from: number, to: number) {
    this.#bytes = bytes;
    this.#at = from;
    this.#to = to;
  }

  get failed(): boolean {
    return this.#failed;
  }

  get atEnd(): boolean {
    return this.#at === this.#to;
  }

  /** For the caller that finds a value impossible. */
  fail(): void {
    this.#failed = true;
  }

  byte(): number {
    return this.#has(1) ? this.#bytes[this.#at++]! : 0;
  }

  uint32(): number {
    if (!this.#has(4)) return 0;
    const at = this.#at;
    this.#at += 4;
    return uint32At(this.#bytes, at);
  }

  count(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return Number.isSafeInteger(value) ? value : this.#nothing(0);
    }
    return this.#nothing(0);
  }

  number(): number {
    const short = this.count();
    if (short > 0) return short - 1;
    if (!this.#has(8)) return 0;
    const at = this.#bytes.byteOffset + this.#at;
    this.#at += 8;
    return new DataView(this.#bytes.buffer).getFloat64(at, true);
  }

  exactText(): string {
    const head = this.count();
    const units = Math.floor(head / 2);
    return head % 2 === 0 ? this.#narrowText(units) : this.#wideText(units);
  }

  optionalText(): string | undefined {
    const flag = this.byte();
    if (flag > 1) this.fail();
    return flag === 1 ? this.exactText() : undefined;
  }

  utf8(): string {
    const bytes = this.#view(this.uint32());
    try {
      return decoder.decode(bytes);
    } catch {
      return this.#nothing('');
    }
  }

  /** A copy, so that it does not hold on to all the bytes around it. */
  bytes(): Uint8Array {
    return this.#view(this.count()).slice();
  }

  #narrowText(units: number): string {
    if (units <= unitsAtOnce) return textOf(this.#view(units));
    const bytes = this.#view(units);
    let text = '';
    for (let i = 0; i < bytes.length; i += unitsAtOnce) text += textOf(bytes.subarray(i, i + unitsAtOnce));
    return text;
  }

  #wideText(length: number): string {
    const bytes = this.#view(2 * length);
    const units = new Uint16Array(bytes.length / 2);
    for (let i = 0; i < units.length; i++) units[i] = bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
    let text = '';
    for (let i = 0; i < units.length; i += unitsAtOnce) text += textOf(units.subarray(i, i + unitsAtOnce));
    return text;
  }

  #view(length: number): Uint8Array {
    if (!this.#has(length)) return this.#bytes.subarray(0, 0);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #has(count: number): boolean {
    if (!this.#failed && count <= this.#to - this.#at) return true;
    this.#failed = true;
    return false;
  }

  #nothing<Value>(value: Value): Value {
    this.#failed = true;
    return value;
  }
}

export const uint32At = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;

// An array-like does for `apply`; the compiler asks for an array.
const textOf = (units: Uint8Array | Uint16Array): string =>
  String.fromCharCode.apply(null, units as unknown as number[]);
