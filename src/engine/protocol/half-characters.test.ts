import { expect, test } from 'vitest';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import { decodeBody } from './decode.ts';

test.each([
  ['a whole character, raw', '😀', '😀'],
  ['a whole character in two escapes', String.raw`\ud83d\uDE00`, '😀'],
  ['the first half', String.raw`a\ud83db`, 'a\ufffdb'],
  ['the second half', String.raw`\uDE00`, '\ufffd'],
  ['the halves the wrong way round', String.raw`\ude00\ud83d`, '\ufffd\ufffd'],
  ['two first halves and a second', String.raw`\ud83d\ud83d\ude00`, '\ufffd😀'],
  ['a backslash that is escaped itself', String.raw`\\ud83d`, String.raw`\ud83d`],
  ['such a backslash before a half', String.raw`\\\ud83d`, '\\\ufffd'],
  ['other escapes beside it', String.raw`\n\u0041\ud83d\"`, '\nA\ufffd"'],
])('%s', (_, json, text) => {
  expect(decodeBody('DescribeTable', encodeUtf8(`{"TableName":"${json}"}`))).toEqual({ TableName: text });
});
