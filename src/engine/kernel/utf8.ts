/**
 * Bytes and text. `TextEncoder` and `TextDecoder` are pure and stand in every JavaScript host, but
 * belong to no library that this tsconfig loads, so the little that is used of them is declared here.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label: string, options: { ignoreBOM: boolean; fatal: boolean });
  decode(bytes: Uint8Array): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: false });
let scratch = new Uint8Array(4096);

/** Up to here a loop is quicker than anything that has to be called. */
const loopedMax = 48;
/** A text that the host's encoder has seen once is slower to everybody after, in Chromium. A pattern leaves it alone. */
const matchedMax = 4096;
/** For more the room is not kept. */
const encodedMax = 1 << 20;
const ascii = /^[^\u0080-\uffff]*$/;

function room(characters: number): Uint8Array {
  const needed = characters * 3;
  if (scratch.length < needed) scratch = new Uint8Array(needed);
  return scratch;
}

/** The UTF-8 bytes of a text, in an array of their own. */
export function encodeUtf8(text: string): Uint8Array {
  if (text.length > encodedMax) return encoder.encode(text);
  const short = text.length <= loopedMax ? shortAscii(text) : undefined;
  if (short !== undefined) return short;
  const into = room(text.length);
  return into.slice(0, encoder.encodeInto(text, into).written);
}

function shortAscii(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return undefined;
    bytes[i] = unit;
  }
  return bytes;
}

/** The text of UTF-8 bytes; what is no character becomes U+FFFD. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** How many bytes a text takes in UTF-8. A lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  const { length } = text;
  if (length > loopedMax && length <= encodedMax) return asciiLength(text) ?? encoder.encodeInto(text, room(length)).written;
  let bytes = length;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) i++;
    }
  }
  return bytes;
}

/** Bytes of a text whose characters are one byte each, as long as that is quick to find out. */
const asciiLength = (text: string): number | undefined => (text.length <= matchedMax && ascii.test(text) ? text.length : undefined);
