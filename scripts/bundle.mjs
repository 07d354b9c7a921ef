/** Bundles a TypeScript entry for Node and imports it. Node 20 reads no TypeScript by itself. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} entry path from the project's root
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleFor(entry) {
  const name = entry.replaceAll('/', '-').replace(/\.ts$/, '');
  const directory = `${root}node_modules/.cache/dynascope`;
  mkdirSync(directory, { recursive: true });
  const file = `${directory}/${name}-${process.pid}.mjs`;
  const bundle = await rolldown({
    input: root + entry,
    platform: 'node',
    cwd: root,
    logLevel: 'warn',
    // Packages are found from the cache's place inside node_modules; only our own code is bundled.
    external: /^[^./#]/,
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false, sourcemap: 'inline' });
  await bundle.close();
  return file;
}

/** @param {string} entry path from the project's root */
export const importBundled = async (entry) => import(pathToFileURL(await bundleFor(entry)).href);
