/** What an item weighs while it is being written, and the units it takes. */
import {
  type AttributeMap,
  attributeOf,
  type AttributeValue,
  itemBytes,
  limits,
  normalizeNumber,
  setAttribute,
  valueBytes,
} from '#engine';

/** Bytes of a write unit, and the most that an item may have. */
export const { writeUnitBytes, itemBytesMax } = limits;

export interface ItemWeight {
  readonly bytes: number;
  readonly nameBytes: number;
  readonly valueBytes: number;
  /** To write it: whole units of 1,024 B. */
  readonly writeUnits: number;
  /** To read it strongly: whole units of 4,096 B. An eventually consistent read takes half of them. */
  readonly readUnits: number;
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const isBase64 = (text: string): boolean => base64.test(text);

/** The value as DynamoDB would keep it; nothing for a number that is none or text that is no base64. */
function canonical(value: AttributeValue): AttributeValue | undefined {
  if (value.N !== undefined) {
    const normal = normalizeNumber(value.N);
    return typeof normal === 'string' ? { N: normal } : undefined;
  }
  if (value.B !== undefined) return isBase64(value.B) ? value : undefined;
  if (value.BS !== undefined) return value.BS.every(isBase64) ? value : undefined;
  if (value.NS !== undefined) {
    const normal = value.NS.map(normalizeNumber);
    return normal.every((member) => typeof member === 'string') ? { NS: normal } : undefined;
  }
  if (value.L !== undefined) {
    const elements = value.L.map(canonical);
    return elements.every((element) => element !== undefined) ? { L: elements } : undefined;
  }
  if (value.M !== undefined) {
    const map = canonicalMap(value.M);
    return map && { M: map };
  }
  return value;
}

function canonicalMap(map: AttributeMap): AttributeMap | undefined {
  const copy: AttributeMap = {};
  for (const name of Object.keys(map)) {
    const value = canonical(attributeOf(map, name)!);
    if (value === undefined) return undefined;
    setAttribute(copy, name, value);
  }
  return copy;
}

/** Weighs an item to the byte; nothing when it holds a number or a binary that can't be stored. */
export function weightOf(item: AttributeMap): ItemWeight | undefined {
  const stored = canonicalMap(item);
  if (stored === undefined) return undefined;
  const bytes = itemBytes(stored);
  const values = Object.values(stored).reduce((sum, value) => sum + valueBytes(value), 0);
  return {
    bytes,
    nameBytes: bytes - values,
    valueBytes: values,
    writeUnits: Math.max(1, Math.ceil(bytes / limits.writeUnitBytes)),
    readUnits: Math.max(1, Math.ceil(bytes / limits.readUnitBytes)),
  };
}
