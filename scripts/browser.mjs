/**
 * Finds a Chromium for the tests, or gets one: named by the environment, Playwright's own, one that is
 * installed, and at last one that is installed now.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string | undefined} path of a Chromium, if there is one */
export function findBrowser() {
  const own = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  const candidates = [own, chromium.executablePath(), ...usualPaths];
  return candidates.find((path) => path && existsSync(path));
}

/** @returns {string} path of a Chromium; throws when none can be had */
export function requireBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.log('Installing a Chromium for the tests (once)');
  run('npx', ['playwright', 'install', 'chromium']);
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (findBrowser() === undefined && isDebianRoot) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  const installed = findBrowser();
  if (installed === undefined) {
    throw new Error('No Chromium was found and none could be installed. Install Chrome or Chromium, or set PLAYWRIGHT_CHROMIUM_PATH to one.');
  }
  return installed;
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, words) {
  spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
}
