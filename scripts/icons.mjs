/** `node scripts/icons.mjs`: draws the icons of the web app manifest from `public/icon.svg`. Run it when that changes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { requireBrowser } from './browser.mjs';

const directory = fileURLToPath(new URL('../public/', import.meta.url));
const svg = readFileSync(`${directory}icon.svg`, 'utf8');

/** A maskable icon fills its square, and its picture stays in the inner four fifths. */
const icons = [
  { file: 'icon-192.png', size: 192, share: 1, background: 'transparent' },
  { file: 'icon-512.png', size: 512, share: 1, background: 'transparent' },
  { file: 'icon-maskable-512.png', size: 512, share: 0.8, background: '#0f141a' },
];

const browser = await chromium.launch({
  executablePath: requireBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { file, size, share, background } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = Math.round(size * share);
  await page.setContent(
    `<style>html,body{margin:0;height:100%;background:${background}}body{display:grid;place-items:center}svg{width:${inner}px;height:${inner}px}</style>${svg}`,
  );
  await page.screenshot({ path: directory + file, omitBackground: background === 'transparent' });
  await page.close();
}
await browser.close();
