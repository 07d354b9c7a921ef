/**
 * Base64 to and from a binary string (one character per byte). Binary strings compare, start with and
 * contain each other exactly as DynamoDB's unsigned bytes do, so nothing else is needed for type B.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;

/** The bytes of canonical base64 text. The caller has checked it with {@link base64Problem}. */
export function decodeBase64(text: string): string {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const out: string[] = [];
  for (let i = 0; i < text.length; i += 4) {
    const word =
      (values[text.charCodeAt(i)]! << 18) |
      (values[text.charCodeAt(i + 1)]! << 12) |
      ((values[text.charCodeAt(i + 2)]! & 63) << 6) |
      (values[text.charCodeAt(i + 3)]! & 63);
    out.push(String.fromCharCode((word >>> 16) & 255, (word >>> 8) & 255, word & 255));
  }
  const bytes = out.join('');
  return padding === 0 ? bytes : bytes.slice(0, -padding);
}

export function encodeBase64(bytes: string): string {
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word =
      (bytes.charCodeAt(i) << 16) |
      (left > 1 ? bytes.charCodeAt(i + 1) << 8 : 0) |
      (left > 2 ? bytes.charCodeAt(i + 2) : 0);
    out.push(
      alphabet[word >>> 18]! +
        alphabet[(word >>> 12) & 63]! +
        (left > 1 ? alphabet[(word >>> 6) & 63]! : '=') +
        (left > 2 ? alphabet[word & 63]! : '='),
    );
  }
  return out.join('');
}

/** How many bytes canonical base64 text stands for. */
export function base64Bytes(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
}

/**
 * What AWS's reader says of text that is not base64, or nothing when it is.
 * Source: E (dynalite, which copied these sentences from AWS).
 */
export function base64Problem(text: string): string | undefined {
  if (text.length % 4 !== 0) {
    return `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`;
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128 && values[unit]! >= 0) continue;
    const isPadding = text[i] === '=' && i >= text.length - 2 && (i === text.length - 1 || text[i + 1] === '=');
    if (!isPadding) return `Invalid Base64 character: '${text[i]}'`;
  }
  const unusedBits = text.endsWith('==') ? 15 : text.endsWith('=') ? 3 : 0;
  const lastUsed = text.charCodeAt(text.length - (unusedBits === 15 ? 3 : 2));
  if (unusedBits !== 0 && (values[lastUsed]! & unusedBits) !== 0) {
    return 'Invalid last non-pad Base64 character dectected';
  }
  return undefined;
}
