/**
 * `npm run bench`: every figure that the project promises, against its goal. `--quick` runs each only long
 * enough to see that it works; `--only NAME` runs one.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importBundled } from './bundle.mjs';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const directory = fileURLToPath(new URL('../bench', import.meta.url));
const { formatFigure, isReached } = await importBundled('bench/report.ts');

let missed = 0;
for (const file of readdirSync(directory).sort()) {
  const name = file.replace(/\.ts$/, '');
  if (!file.endsWith('.ts') || file.endsWith('.test.ts') || name === 'report') continue;
  if (values.only !== undefined && values.only !== name) continue;
  const { run } = await importBundled(`bench/${file}`);
  console.log(`\n${name}`);
  for (const figure of await run({ quick: values.quick === true })) {
    console.log(`  ${formatFigure(figure)}`);
    if (values.quick !== true && !isReached(figure)) missed++;
  }
}
if (missed > 0) console.log(`\n${missed} missed`);
process.exitCode = missed > 0 ? 1 : 0;
