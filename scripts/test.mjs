/**
 * `npm test`: everything a change must pass. Types and lint, then the tests in Node, then those in a
 * browser, which is installed when none is found. The last line counts them all.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = `${root}node_modules/.cache/dynascope/reports`;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;

/**
 * @param {string} command
 * @param {string[]} words
 * @param {Record<string, string>} [env]
 */
function run(command, words, env = {}) {
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/**
 * @param {string} name
 * @param {boolean} ended
 * @param {() => { passed: number; failed: number }} counts
 */
function count(name, ended, counts) {
  try {
    const result = counts();
    passed += result.passed;
    // A run that fails without a failed test (a crash, a setup) is a failure all the same.
    failed += ended ? result.failed : Math.max(result.failed, 1);
  } catch {
    console.error(`${name} left no report`);
    failed++;
  }
}

if (run('node', ['scripts/check.mjs'])) passed++;
else failed++;

const unitReport = `${reports}/unit.json`;
const unitEnded = run('npx', ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${unitReport}`]);
count('the tests in Node', unitEnded, () => {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(unitReport, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
});

const browserReport = `${reports}/browser.json`;
const browserEnded = run('npx', ['--no-install', 'playwright', 'test', '--reporter=list,json'], {
  PLAYWRIGHT_CHROMIUM_PATH: requireBrowser(),
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
});
count('the tests in the browser', browserEnded, () => {
  const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
});

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
