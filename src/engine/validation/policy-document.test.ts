import { describe, expect, test } from 'vitest';
import { covers, readPolicy } from './policy-document.ts';

const statement = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'dynamodb:GetItem', Resource: '*' };
const canonical = (document: object): string => {
  const read = readPolicy(JSON.stringify(document));
  return typeof read === 'string' ? read : read.canonical;
};

describe('the one form in which a policy is given back', () => {
  test.each<[string, object, object]>([
    ['one statement is a list', { Statement: statement }, { Version: '2008-10-17', Statement: [statement] }],
    ['a list of one is that one', { Statement: [{ ...statement, Action: ['dynamodb:GetItem'], Resource: ['*'] }] }, { Version: '2008-10-17', Statement: [statement] }],
    ['an account is its root, and is named once', { Statement: { ...statement, Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:root'] } } }, { Version: '2008-10-17', Statement: [statement] }],
    ['members in one order', { Statement: { Resource: '*', Action: 'dynamodb:GetItem', Principal: statement.Principal, Effect: 'allow', Sid: 'a' }, Id: 'i', Version: '2012-10-17' },
      { Version: '2012-10-17', Id: 'i', Statement: [{ Sid: 'a', ...statement }] }],
    ['conditions stay', { Statement: { ...statement, Condition: { Bool: { 'aws:SecureTransport': ['true'] } } } },
      { Version: '2008-10-17', Statement: [{ ...statement, Condition: { Bool: { 'aws:SecureTransport': ['true'] } } }] }],
  ])('%s', (_, document, expected) => {
    expect(canonical(document)).toBe(JSON.stringify(expected));
  });

  test('it is its own canonical form', () => {
    const once = canonical({ Statement: { ...statement, Principal: { AWS: ['111122223333', '444455556666'] } } });
    expect(canonical(JSON.parse(once) as object)).toBe(once);
  });
});

test.each([
  ['', 'This policy contains invalid Json'],
  ['[]', 'This policy contains invalid Json'],
  ['"text"', 'This policy contains invalid Json'],
  ['{"Statement":', 'This policy contains invalid Json'],
  ['['.repeat(20_000), 'This policy contains invalid Json'],
  [`{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`, 'This policy contains invalid Json'],
  ['null', 'This text appears not to be a policy'],
  ['{}', 'Syntax error at position (1,3)'],
  ['{\n "Version": "2012-10-17"\n}', 'Syntax error at position (3,2)'],
  ['{"Statement": []}', 'Could not parse the policy: Statement is empty!'],
  ['{"Statement": {}}', 'Missing required field Effect'],
  ['{"Statement": {"Effect": "Allow", "Principal": "*"}}', 'Missing required field Action'],
  [JSON.stringify({ Statement: [{ ...statement, Sid: 'a' }, { ...statement, Sid: 'a' }] }), 'The Statement Ids in the policy are not unique'],
])('no policy: %#', (text, problem) => {
  expect(readPolicy(text)).toBe(problem);
});

test('actions with wildcards', () => {
  const cases = ['*', 'dynamodb:*', 'dynamodb:Put*', 'dynamodb:putresourcepolicy', 'dynamodb:?utResource*y', 'dynamodb:PutItem', 'dynamodb:*Policies', 's3:*'];
  expect(cases.filter((action) => covers(action, 'PutResourcePolicy'))).toEqual(cases.slice(0, 5));
  // A pattern that makes a careless matcher count to the end of time.
  expect(covers(`dynamodb:${'*?'.repeat(200)}x`, 'PutResourcePolicy')).toBe(false);
});
