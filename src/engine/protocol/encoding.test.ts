import { expect, test } from 'vitest';
import { crc32 } from '#engine/kernel/crc32.ts';
import { createRandom } from '#engine/kernel/random.ts';
import { decodeUtf8 } from '#engine/kernel/utf8.ts';
import { conditionFailed, refuse } from '#engine/model/refusal.ts';
import { encodeBody, encodeRefusal, requestId } from './encoding.ts';

test('an answer has its type, its checksum and its request id: reference 13.02', () => {
  const { status, headers, body } = encodeBody(200, '{"a":"é"}', 'ID');
  expect([status, decodeUtf8(body), headers]).toEqual([
    200,
    '{"a":"é"}',
    { 'content-type': 'application/x-amz-json-1.0', 'x-amz-crc32': String(crc32(body)), 'x-amzn-requestid': 'ID' },
  ]);
});

test.each([
  [refuse('ValidationException', 'No.'), 400, '{"__type":"com.amazon.coral.validate#ValidationException","message":"No."}'],
  [refuse('SerializationException', 'No.'), 400, '{"__type":"com.amazon.coral.service#SerializationException","Message":"No."}'],
  [refuse('UnknownOperationException'), 400, '{"__type":"com.amazon.coral.service#UnknownOperationException"}'],
  [refuse('ResourceNotFoundException', 'No.'), 400, '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"No."}'],
  [refuse('InternalServerError', 'No.'), 500, '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"No."}'],
  [refuse('RequestEntityTooLargeException'), 413, '{"__type":"com.amazon.coral.service#RequestEntityTooLargeException"}'],
  [
    conditionFailed({ pk: { S: 'a' } }),
    400,
    '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":{"pk":{"S":"a"}}}',
  ],
])('an error names its namespace and its message in its own way: reference 13.03', (refusal, status, text) => {
  const response = encodeRefusal(refusal, 'ID');
  expect([response.status, decodeUtf8(response.body)]).toEqual([status, text]);
});

test('request ids are 52 letters and digits, the same for the same request of a story and never twice', () => {
  const random = createRandom(1).fork('request id');
  const ids = Array.from({ length: 1000 }, (_, ordinal) => requestId(random, ordinal));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9A-V]{48}AEAQ$/);
  expect(requestId(random, 7)).toBe(ids[7]);
});
