/**
 * What of the browser the learner's code finds. The frame's policy and its origin are the wall; this takes
 * away the doors that lead nowhere, those through which code could get at the worker's own messages or start
 * workers of its own, and what holds memory that nobody counts.
 */
const language =
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp ' +
  'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError globalThis ' +
  'JSON Math Intl Temporal Iterator Atomics ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array ' +
  'Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array BigInt DataView ' +
  'Map Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect DisposableStack AsyncDisposableStack ' +
  'decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN';
const browser =
  'console setTimeout clearTimeout setInterval clearInterval queueMicrotask atob btoa crypto TextEncoder TextDecoder ' +
  'URL URLSearchParams AbortController AbortSignal Event EventTarget CustomEvent DOMException ' +
  // The SDK asks of every body that it sends again whether it is a stream.
  'ReadableStream';

const kept = new Set([...language.split(' '), ...browser.split(' ')]);

/** Takes everything else out of the worker's scope, up to what it has in common with every other event target. */
export function trimGlobals(scope: object): void {
  const common: readonly object[] = [EventTarget.prototype, Object.prototype];
  for (let object: object | null = scope; object !== null && !common.includes(object); ) {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (name !== 'constructor' && !kept.has(name)) Reflect.deleteProperty(object, name);
    }
    object = Object.getPrototypeOf(object) as object | null;
  }
}

const noNetwork = 'The sandbox has no network. Requests to DynamoDB go through the AWS SDK.';

/** Names that learners reach for, with a reason in place of "is not defined". */
export const stubs: Readonly<Record<string, unknown>> = {
  fetch: () => Promise.reject(new Error(noNetwork)),
  require(specifier: unknown): never {
    throw new Error(`Use import: import { … } from ${JSON.stringify(specifier)}`);
  },
};

/** Version 4, from random bytes: the browser offers its own only to pages of a secure origin. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
