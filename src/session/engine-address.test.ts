import { describe, expect, test } from 'vitest';
import { addressOf, emptyEngineForm, type EngineForm, engineProblems, isLoopback, type PagePlace, regionIn } from './engine-address.ts';

const secure: PagePlace = { protocol: 'https:', isSecure: true };
const form = (changed: Partial<EngineForm>): EngineForm => ({ ...emptyEngineForm, accessKeyId: 'local', secretAccessKey: 'local', ...changed });

describe('what can be connected to', () => {
  test.each<[string, Partial<EngineForm>]>([
    ['this machine by http, from a page of https', {}],
    ['by its name', { url: 'http://localhost:8000' }],
    ['by IPv6', { url: 'http://[::1]:8000/' }],
    ['AWS', { url: 'https://dynamodb.eu-west-1.amazonaws.com', region: 'eu-west-1' }],
    ['another machine by https', { url: 'https://db.example.org/alternator/' }],
    ['with a token', { sessionToken: 'FwoGZXIvYXdzE//8=' }],
    ['with spaces that came along with copying', { accessKeyId: ' local ', region: 'us-east-1\n' }],
  ])('%s', (_, changed) => {
    expect(engineProblems(form(changed), secure)).toEqual({});
  });
});

describe('what can’t, and why', () => {
  test.each<[string, Partial<EngineForm>, keyof EngineForm, RegExp]>([
    ['no URL', { url: 'dynamodb' }, 'url', /begins with http/],
    ['another scheme', { url: 'ftp://127.0.0.1' }, 'url', /begins with http/],
    ['a script', { url: 'javascript:alert(1)' }, 'url', /begins with http/],
    ['a password in the URL', { url: 'http://me:secret@127.0.0.1:8000' }, 'url', /No name and password/],
    ['a query', { url: 'http://127.0.0.1:8000/?a=b' }, 'url', /nothing behind/],
    ['another machine by http, from a page of https', { url: 'http://192.168.0.7:8000' }, 'url', /by https:\/\/ only/],
    ['a host that only looks like this machine', { url: 'http://127.0.0.1.example.org' }, 'url', /by https:\/\/ only/],
    ['another region than the endpoint’s', { url: 'https://dynamodb.eu-west-1.amazonaws.com' }, 'region', /of eu-west-1/],
    ['no region', { region: '' }, 'region', /us-east-1/],
    ['no key', { accessKeyId: ' ' }, 'accessKeyId', /access key/],
    ['no secret', { secretAccessKey: '' }, 'secretAccessKey', /secret/],
    ['a header within the token', { sessionToken: 'a\r\nx-evil: b' }, 'sessionToken', /one word/],
  ])('%s', (_, changed, field, said) => {
    const problems = engineProblems(form(changed), secure);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(said);
  });

  test('a page that may sign nothing says so', () => {
    expect(engineProblems(form({}), { protocol: 'http:', isSecure: false }).url).toMatch(/sign nothing/);
  });

  test('a page of http may ask another machine by http', () => {
    expect(engineProblems(form({ url: 'http://192.168.0.7:8000' }), { protocol: 'http:', isSecure: true })).toEqual({});
  });
});

test('an address has no slash at its end, and no spaces', () => {
  expect(addressOf(form({ url: ' https://db.example.org/alternator// ', accessKeyId: ' a ' }))).toEqual({
    url: 'https://db.example.org/alternator',
    region: 'us-east-1',
    accessKeyId: 'a',
    secretAccessKey: 'local',
    sessionToken: undefined,
  });
});

test.each([
  ['localhost', true],
  ['a.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['localhost.example.org', false],
  ['10.0.0.1', false],
])('%s is this machine: %s', (host, isThis) => {
  expect(isLoopback(host)).toBe(isThis);
});

test.each([
  ['https://dynamodb.us-west-2.amazonaws.com', 'us-west-2'],
  ['https://dynamodb.cn-north-1.amazonaws.com.cn/', 'cn-north-1'],
  ['https://dynamodb.us-west-2.amazonaws.com.example.org', undefined],
  ['http://127.0.0.1:8000', undefined],
])('the region in %s is %s', (url, region) => {
  expect(regionIn(url)).toBe(region);
});
