import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsDocument } from './document.ts';

const place = new URL('../../../docs/settings.md', import.meta.url);

test('docs/settings.md is what the table says: SETTINGS=write npx vitest run src/testing/physics', () => {
  const text = settingsDocument();
  if (process.env['SETTINGS'] === 'write') writeFileSync(place, text);
  expect(readFileSync(place, 'utf8')).toBe(text);
});
