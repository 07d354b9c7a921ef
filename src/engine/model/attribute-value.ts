/**
 * Attribute values in DynamoDB's own shape: one member whose name is the type.
 *
 * The wire's shape is the model's shape, because requests are parsed into it and stored items are its
 * text: nothing is converted on the way. Once {@link ../validation} has passed a value, its numbers are
 * canonical, its base64 is canonical and its sets have no doubles.
 */
export interface AttributeValue {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: AttributeValue[];
  M?: AttributeMap;
}

/** Attributes by name. The names are the learner's: read with {@link attributeOf}, never by `in` or `[]`. */
export type AttributeMap = Record<string, AttributeValue>;

/** An item: attributes by name, the key ones among them. */
export type Item = AttributeMap;

/** The names of the ten types, as they go over the wire. */
export type AttributeType = keyof AttributeValue;
export type ScalarKeyType = 'S' | 'N' | 'B';
export type SetType = 'SS' | 'NS' | 'BS';

/** In the order in which AWS lists them. */
export const attributeTypes: readonly AttributeType[] = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'BOOL', 'NULL', 'L', 'M'];

/** The type of a value, which has passed validation and so has just one. */
export function typeOf(value: AttributeValue): AttributeType {
  if (value.S !== undefined) return 'S';
  if (value.N !== undefined) return 'N';
  if (value.M !== undefined) return 'M';
  if (value.L !== undefined) return 'L';
  if (value.BOOL !== undefined) return 'BOOL';
  if (value.NULL !== undefined) return 'NULL';
  if (value.B !== undefined) return 'B';
  if (value.SS !== undefined) return 'SS';
  return value.NS !== undefined ? 'NS' : 'BS';
}

/** The attribute, or nothing: a name such as `constructor` or `__proto__` is a name like any other. */
export function attributeOf(map: AttributeMap, name: string): AttributeValue | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** Sets an attribute under any name. Plain assignment to `__proto__` would change the object's kind. */
export function setAttribute(map: AttributeMap, name: string, value: AttributeValue): void {
  if (name === '__proto__') {
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    map[name] = value;
  }
}

/** The members of a set, whatever its type; nothing for other types. */
export const setMembers = (value: AttributeValue): string[] | undefined => value.SS ?? value.NS ?? value.BS;
