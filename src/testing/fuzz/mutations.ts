/** Hostile changes to requests: in their JSON, and in their bytes. */
import { encodeUtf8 } from '#engine';
import type { Dice } from '../dice.ts';
import { anySpot, copyOf, type Json, remove, replace } from '../requests/places.ts';

const hostileTexts = [
  '',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  '\u{10ffff}',
  '\ufeff',
  ' ',
  '-0',
  '1e400',
  '1'.repeat(400),
  '0x10',
  'NaN',
  '====',
  "'; DROP TABLE Music; --",
  '<script>',
  '(((((',
  'a'.repeat(256),
  'x'.repeat(5000),
  'é'.repeat(2100),
];
const hostileNumbers = [0, -1, 0.5, -0.5, 1e308, -1e308, 2 ** 53 + 2, 2 ** 31, 2 ** 63, 1e-320];

const nested = (depth: number, wrap: (inner: string) => string): Json => {
  let text = '{"S":"deep"}';
  for (let i = 0; i < depth; i++) text = wrap(text);
  return JSON.parse(text) as Json;
};
const deep = [31, 32, 33, 34, 70, 700].flatMap((depth) => [
  nested(depth, (inner) => `{"L":[${inner}]}`),
  nested(depth, (inner) => `{"M":{"__proto__":${inner}}}`),
  nested(depth, (inner) => `[${inner}]`),
]);
/** Objects that take a member of their kind for theirs. */
const traps = ['{"__proto__":{"S":"a"}}', '{"constructor":{"N":"1"}}', '{"toString":null}', '{"S":"a","__proto__":null}', '[null]', '[[]]'].map(
  (text) => JSON.parse(text) as Json,
);

function hostileValue(dice: Dice): Json {
  switch (dice.below(8)) {
    case 0:
      return null;
    case 1:
      return dice.chance(0.5);
    case 2:
      return dice.pick(hostileNumbers);
    case 3:
      return copyOf(dice.chance(0.3) ? dice.pick(deep) : dice.pick(traps));
    case 4:
      return dice.chance(0.5) ? [] : {};
    default:
      return dice.pick(hostileTexts);
  }
}

/** Changes one to three places of a request; the root may go, too. */
export function mutated(dice: Dice, body: unknown): Json {
  let json = copyOf(body);
  for (let left = dice.between(1, 3); left > 0; left--) {
    const spot = anySpot(dice, json);
    if (spot === undefined || dice.chance(0.01)) json = hostileValue(dice);
    else change(dice, spot);
  }
  return json;
}

function change(dice: Dice, spot: NonNullable<ReturnType<typeof anySpot>>): void {
  const { parent, value } = spot;
  switch (dice.below(6)) {
    case 0:
      return remove(spot);
    case 1:
      return replace({ ...spot, key: Array.isArray(parent) ? parent.length : dice.pick(hostileTexts) }, copyOf(value));
    case 2:
      return replace({ ...spot, key: Array.isArray(parent) ? 0 : dice.pick(hostileTexts) }, hostileValue(dice));
    case 3:
      return replace(spot, dice.chance(0.5) ? [copyOf(value)] : { M: copyOf(value) });
    case 4:
      return replace(spot, typeof value === 'string' ? spoiled(dice, value) : hostileValue(dice));
    default:
      return replace(spot, hostileValue(dice));
  }
}

/** A text with a piece cut out, doubled, or another put in. */
function spoiled(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const end = Math.min(text.length, at + dice.below(4));
  const piece = dice.pick([dice.pick(hostileTexts), text.slice(at, end).repeat(2), '', ' AND ', '#n0', ':v0', '[0]', '.', '(']);
  return text.slice(0, at) + piece + text.slice(end);
}

/** Changes bytes without any regard for what they mean. */
export function spoiledBytes(dice: Dice, bytes: Uint8Array): Uint8Array {
  const spoilt = Array.from(bytes);
  for (let left = dice.between(1, 4); left > 0; left--) {
    const at = dice.below(spoilt.length + 1);
    switch (dice.below(5)) {
      case 0:
        spoilt[Math.min(at, spoilt.length - 1)] = dice.below(256);
        break;
      case 1:
        spoilt.splice(at, dice.below(12));
        break;
      case 2:
        spoilt.splice(at, 0, ...dice.some(dice.below(6), () => dice.pick([0xff, 0xc0, 0x80, 0xed, 0xa0, 0, 0x22, 0x5c, 0x7b, 0x7d])));
        break;
      case 3:
        spoilt.splice(at, 0, ...spoilt.slice(at, at + dice.below(20)));
        break;
      default:
        spoilt.length = at;
    }
  }
  return Uint8Array.from(spoilt);
}

const hostileTargets = ['', '.', 'GetItem', 'DynamoDB_20120810', 'DynamoDB_20120810.', 'DynamoDB_20120810.getItem', 'DynamoDB_20111205.GetItem'].concat(
  ['DynamoDB_20120810.toString', 'DynamoDB_20120810.__proto__', 'Dynascope_20261120.constructor', 'Dynascope_20261120.PutItem'],
  ['DynamoDB_20120810.AdvanceClock', 'DynamoDB_20120810.BatchGetItem', 'DynamoDBStreams_20120810.ListStreams', '\ud800'],
);

export const hostileTarget = (dice: Dice): string | undefined => (dice.chance(0.1) ? undefined : dice.pick(hostileTargets));

/** Bytes of a JSON value; lone surrogates go as the escapes that they can be written with. */
export const bytesOf = (json: unknown): Uint8Array => encodeUtf8(JSON.stringify(json));
