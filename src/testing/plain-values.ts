/** Attribute values and items from plain JavaScript, so that tests can show them in a line. */
import { encodeBase64 } from '#engine/kernel/base64.ts';
import { type AttributeMap, type AttributeValue, setAttribute } from '#engine/model/attribute-value.ts';
import { canonicalText, parseNumber } from '#engine/model/number.ts';

/** Type B: one character for each byte. */
export class Binary {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** Numbers that JavaScript can't hold exactly are given by {@link numberOf}. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Binary
  | AttributeNumber
  | readonly Plain[]
  | ReadonlySet<string | number | Binary>
  | { readonly [name: string]: Plain };

/** Type N by its text, in any form that a request may have. */
export class AttributeNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const canonical = (text: string): string => {
  const decimal = parseNumber(text);
  if ('kind' in decimal) throw new Error(`no number: ${text}`);
  return canonicalText(decimal);
};

export const numberOf = (text: string): AttributeNumber => new AttributeNumber(text);

export function valueOf(plain: Plain): AttributeValue {
  if (typeof plain === 'string') return { S: plain };
  if (typeof plain === 'number') return { N: canonical(String(plain)) };
  if (typeof plain === 'boolean') return { BOOL: plain };
  if (plain === null) return { NULL: true };
  if (plain instanceof AttributeNumber) return { N: canonical(plain.text) };
  if (plain instanceof Binary) return { B: encodeBase64(plain.bytes) };
  if (plain instanceof Set) return setOf([...(plain as ReadonlySet<string | number | Binary>)]);
  if (Array.isArray(plain)) return { L: plain.map(valueOf) };
  return { M: itemOf(plain as { readonly [name: string]: Plain }) };
}

function setOf(members: readonly (string | number | Binary)[]): AttributeValue {
  const values = members.map(valueOf);
  if (values.every(({ N }) => N !== undefined)) return { NS: values.map(({ N }) => N!) };
  if (values.every(({ B }) => B !== undefined)) return { BS: values.map(({ B }) => B!) };
  return { SS: values.map(({ S }) => S ?? '') };
}

export function itemOf(plain: { readonly [name: string]: Plain }): AttributeMap {
  const item: AttributeMap = {};
  for (const [name, value] of Object.entries(plain)) setAttribute(item, name, valueOf(value));
  return item;
}
