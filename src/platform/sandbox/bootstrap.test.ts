import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bootstrap, bootstrapHash } from './bootstrap.ts';
import { frameDocument } from './frame.ts';

test('the hash is that of the script', () => {
  expect(bootstrapHash).toBe(`sha256-${createHash('sha256').update(bootstrap).digest('base64')}`);
});

test('the frame’s document holds the script as it is, and allows no other', () => {
  expect(frameDocument).toContain(`<script>${bootstrap}</script>`);
  expect(frameDocument.match(/<script/g)).toHaveLength(1);
  const policy = /content="([^"]*)"/.exec(frameDocument)![1]!;
  expect(policy).toContain(`script-src '${bootstrapHash}' blob:`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain('unsafe');
});
