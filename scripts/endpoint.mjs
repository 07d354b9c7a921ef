/** `npm run endpoint`: see `src/platform/endpoint/arguments.ts` for what it takes. */
import { importBundled } from './bundle.mjs';

const { main } = await importBundled('src/platform/endpoint/main.ts');
process.exitCode = await main(process.argv.slice(2));
