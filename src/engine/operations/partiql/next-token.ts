/**
 * NextToken: where a page ended, bound to the statement and its parameters, and closed with a check sum. It is
 * no secret; a token that was changed, or that belongs to another statement, is recognised and refused.
 * Source: reference 13.55; text for another statement: https://github.com/aws/aws-sdk-js-v3/issues/4424.
 */
import { base64Problem, decodeBase64, encodeBase64 } from '#engine/kernel/base64.ts';
import { md5Head } from '#engine/kernel/md5.ts';
import { decodeUtf8, encodeUtf8 } from '#engine/kernel/utf8.ts';
import type { AttributeMap, AttributeValue } from '#engine/model/attribute-value.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';

export interface PagedStatement {
  readonly text: string;
  readonly parameters: readonly AttributeValue[];
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

const digest = (text: string): string => md5Head(encodeUtf8(text)).map(hex).join('');

const digestLength = 16;

/** Sixteen digits that another statement, or the same with other values, has differently. */
const bindingOf = ({ text, parameters }: PagedStatement): string => digest(JSON.stringify([text, parameters]));

const binaryOf = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return binary;
};

export function nextToken(statement: PagedStatement, lastKey: AttributeMap): string {
  const body = bindingOf(statement) + JSON.stringify(lastKey);
  return encodeBase64(binaryOf(encodeUtf8(digest(body) + body)));
}

/** The key at which the page before ended. Assumption: the words for a token that is none. */
export function startKeyOf(token: string, statement: PagedStatement): AttributeMap | Refusal {
  const text = base64Problem(token) === undefined ? utf8Of(decodeBase64(token)) : '';
  const body = text.slice(digestLength);
  if (digest(body) !== text.slice(0, digestLength)) return invalid('Invalid NextToken');
  if (body.slice(0, digestLength) !== bindingOf(statement)) return invalid('NextToken does not match request');
  return JSON.parse(body.slice(digestLength)) as AttributeMap;
}

const utf8Of = (binary: string): string => decodeUtf8(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
