import { expect, test } from 'vitest';
import { policyOf } from './vite-content-policy.ts';
import { integrityOf, isPrecached, precacheOf } from './vite-offline.ts';

test.each([
  ['index.html', true],
  ['assets/index-BvfxTVX1.js', true],
  ['assets/index-CboPi2--.css', true],
  ['manifest.webmanifest', true],
  ['assets/open-sans-latin-wght-normal-CWNzRldh.woff2', true],
  ['assets/open-sans-latin-ext-wght-normal-DPNHYqvY.woff2', true],
  ['assets/open-sans-cyrillic-wght-normal-bOs07Rf4.woff2', false],
  ['assets/ibm-plex-mono-latin-400-normal-CvHOgSBP.woff', false],
  ['assets/index-BvfxTVX1.js.map', false],
  ['service-worker.js', false],
])('%s is stored for offline use: %s', (path, isStored) => {
  expect(isPrecached(path)).toBe(isStored);
});

test('a version is named by its files, whatever their order', () => {
  const a = { path: 'a.js', integrity: integrityOf('a') };
  const b = { path: 'b.js', integrity: integrityOf('b') };
  expect(precacheOf([a, b])).toEqual(precacheOf([b, a]));
  expect(precacheOf([a, b]).version).toMatch(/^[0-9a-f]{16}$/);
  expect(precacheOf([a, { ...b, integrity: integrityOf('c') }]).version).not.toBe(precacheOf([a, b]).version);
});

test('the policy lets nothing in or out but the page’s own, and allows the scripts it was given', () => {
  const policy = policyOf(['start();']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain(`script-src 'self' blob: '${integrityOf('start();')}'`);
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
});
