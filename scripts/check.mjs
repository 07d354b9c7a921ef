/** `npm run check`: types, lint and fences; under a minute. */
import { spawnSync } from 'node:child_process';

/** @type {readonly (readonly [string, readonly string[]])[]} */
const checks = [
  ['types', ['tsc', '-b']],
  ['lint', ['oxlint', '--type-aware', '--deny-warnings']],
  ['fences', ['vitest', 'run', 'src/testing/structure.test.ts']],
];

let failed = 0;
for (const [name, [command = '', ...words]] of checks) {
  const started = Date.now();
  const { status } = spawnSync('npx', ['--no-install', command, ...words], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${status === 0 ? 'passed' : 'failed'} (${seconds} s)`);
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
