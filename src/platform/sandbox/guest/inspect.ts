/**
 * Values as text, for the console. What is printed is bounded, whatever the value is; getters are not run.
 */

const depthMax = 6;
const entriesMax = 100;
/** What is short stays on one line. */
const lineMax = 72;

interface Walk {
  /** Characters that may still be written. */
  charsLeft: number;
  readonly above: object[];
}

/** The value as text of about `charsMax` characters at most. Text itself stands without quotes. */
export function inspect(value: unknown, charsMax: number): string {
  return typeof value === 'string' ? value.slice(0, charsMax) : nested(value, { charsLeft: charsMax, above: [] });
}

function nested(value: unknown, walk: Walk): string {
  if (walk.charsLeft <= 0) return '…';
  const text = isObject(value) ? objectText(value, walk) : scalarText(value, walk.charsLeft);
  walk.charsLeft -= text.length;
  return text;
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function scalarText(value: unknown, charsLeft: number): string {
  if (typeof value === 'string') return quote(value.slice(0, charsLeft)) + (value.length > charsLeft ? '…' : '');
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

const quote = (text: string): string => {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
};

function objectText(value: object, walk: Walk): string {
  if (walk.above.includes(value)) return '[Circular]';
  const special = specialText(value);
  if (special !== undefined) return special;
  if (walk.above.length >= depthMax) return Array.isArray(value) ? '[Array]' : '[Object]';
  walk.above.push(value);
  try {
    if (Array.isArray(value)) return layOut('', '[', value, (element) => nested(element, walk), ']', walk);
    if (ArrayBuffer.isView(value)) return bytesText(value, walk);
    if (value instanceof Map) return layOut(`Map(${value.size})`, '{', value, (entry) => entryText(entry, walk), '}', walk);
    if (value instanceof Set) return layOut(`Set(${value.size})`, '{', value, (member) => nested(member, walk), '}', walk);
    return layOut(prefixOf(value), '{', Object.keys(value), (name) => memberText(value, name, walk), '}', walk);
  } finally {
    walk.above.pop();
  }
}

const entryText = ([key, value]: [unknown, unknown], walk: Walk): string =>
  `${nested(key, walk)} => ${nested(value, walk)}`;

function specialText(value: object): string | undefined {
  if (typeof value === 'function') return functionText(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return errorText(value);
  if (value instanceof Promise) return 'Promise {}';
  return undefined;
}

function functionText(value: object): string {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  const { name } = value as { name?: unknown };
  return `[${isClass ? 'class' : 'Function'} ${typeof name === 'string' && name !== '' ? name : '(anonymous)'}]`;
}

/** Name and message; where an error was made is told only when nobody catches it. */
export function errorText({ name, message, cause }: Error): string {
  const text = message === '' ? String(name) : `${name}: ${message}`;
  return cause instanceof Error ? `${text}\n  Cause: ${errorText(cause)}` : text;
}

function bytesText(value: ArrayBufferView, walk: Walk): string {
  const elements = value instanceof DataView ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : value;
  const { length } = elements as Uint8Array;
  return layOut(`${nameOf(value)}(${length})`, '[', elements as Uint8Array, String, ']', walk);
}

const nameOf = (value: object): string => {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null;
  const name = prototype === null ? '[no prototype]' : prototype.constructor?.name;
  return typeof name === 'string' ? name : '';
};

const prefixOf = (value: object): string => (nameOf(value) === 'Object' ? '' : nameOf(value));

function memberText(value: object, name: string, walk: Walk): string {
  const member = Object.getOwnPropertyDescriptor(value, name);
  const label = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
  return `${label}: ${member?.get === undefined ? nested(member?.value, walk) : '[Getter]'}`;
}

/** One line where it fits, else one line for each entry. */
function layOut<T>(
  prefix: string,
  open: string,
  entries: Iterable<T> & ({ readonly length: number } | { readonly size: number }),
  write: (entry: T) => string,
  close: string,
  walk: Walk,
): string {
  const parts: string[] = [];
  const count = 'length' in entries ? entries.length : entries.size;
  for (const entry of entries) {
    if (parts.length >= entriesMax || walk.charsLeft <= 0) break;
    parts.push(write(entry));
  }
  if (count > parts.length) parts.push(`… ${count - parts.length} more`);
  const head = prefix === '' ? open : `${prefix} ${open}`;
  if (parts.length === 0) return head + close;
  const space = open === '{' ? ' ' : '';
  const line = `${head}${space}${parts.join(', ')}${space}${close}`;
  if (line.length <= lineMax && !line.includes('\n')) return line;
  return `${head}\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`;
}
