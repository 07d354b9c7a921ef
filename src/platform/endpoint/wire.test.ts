import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '#engine';
import { type Headers, signatureAnswer, wireAnswer } from './wire.ts';

const signed = 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=b';
const ask = (headers: Headers, method = 'POST', url = '/') => {
  const request = { method, url, headers };
  const answer = wireAnswer(request) ?? signatureAnswer(request);
  return answer === undefined ? 'goes on' : `${answer.status} ${decodeUtf8(answer.body)}`;
};
const good = { 'content-type': 'application/x-amz-json-1.0', authorization: signed, 'x-amz-date': '20260101T000000Z' };

describe('before the operation is looked at', () => {
  test.each<[string, string, string]>([
    ['a signed POST of JSON', ask(good), 'goes on'],
    ['with a charset', ask({ ...good, 'content-type': 'application/x-amz-json-1.0; charset=utf-8' }), 'goes on'],
    ['as application/json', ask({ ...good, 'content-type': 'application/json' }), 'goes on'],
    ['JSON 1.1 for auto scaling', ask({ ...good, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AnyScaleFrontendService.DescribeScalableTargets' }), 'goes on'],
    ['JSON 1.1 for DynamoDB', ask({ ...good, 'content-type': 'application/x-amz-json-1.1' }), '404 <UnknownOperationException/>\n'],
    ['a GET', ask({}, 'GET'), '200 healthy: dynamodb.us-east-1.amazonaws.com '],
    ['a PUT', ask(good, 'PUT'), '404 <UnknownOperationException/>\n'],
    ['another content type', ask({ ...good, 'content-type': 'text/plain' }), '404 <UnknownOperationException/>\n'],
    ['no content type', ask({ ...good, 'content-type': undefined }), '404 <UnknownOperationException/>\n'],
  ])('%s', (_, answer, expected) => {
    expect(answer).toBe(expected);
  });
});

describe('a signature', () => {
  const error = (name: string, message: string): string =>
    `400 ${JSON.stringify({ __type: `com.amazon.coral.service#${name}`, message })}`;
  const missing = error('MissingAuthenticationTokenException', 'Request is missing Authentication Token');

  test.each<[string, string, string]>([
    ['is missing', ask({ ...good, authorization: undefined }), missing],
    ['is of another kind', ask({ ...good, authorization: 'Basic x' }), missing],
    [
      'lacks its parts',
      ask({ ...good, authorization: 'AWS4-HMAC-SHA256 Credential=a' }),
      error(
        'IncompleteSignatureException',
        "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a",
      ),
    ],
    [
      'has no date',
      ask({ ...good, 'x-amz-date': undefined }),
      error(
        'IncompleteSignatureException',
        `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${signed}`,
      ),
    ],
    [
      'stands in the query and lacks its parts',
      ask({ ...good, authorization: undefined }, 'POST', '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=1'),
      error(
        'IncompleteSignatureException',
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
      ),
    ],
    [
      'stands in both places',
      ask(good, 'POST', '/?X-Amz-Algorithm=AWS4-HMAC-SHA256'),
      error(
        'InvalidSignatureException',
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
      ),
    ],
  ])('%s', (_, answer, expected) => {
    expect(answer).toBe(expected);
  });
});
