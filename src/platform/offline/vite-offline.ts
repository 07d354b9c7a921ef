/**
 * The build's part of working offline: the service worker is built with the page, and when all files are
 * there their names and checksums are written into it.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const serviceWorker = 'service-worker.js';
const placeholder = 'precache';

interface PrecachedFile {
  readonly path: string;
  readonly integrity: string;
}

/** Fonts for other scripts than Latin are large and seldom needed, and there is a fallback; browsers need no `.woff`. */
export const isPrecached = (path: string): boolean =>
  path !== serviceWorker && !path.endsWith('.map') && (!/\.woff2?$/.test(path) || /-latin(-ext)?-.*\.woff2$/.test(path));

export const integrityOf = (content: string | Uint8Array): string =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** The same for the same files, whatever their order. */
export function precacheOf(files: readonly PrecachedFile[]): { version: string; files: readonly PrecachedFile[] } {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const version = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
  return { version, files: sorted };
}

export function offline(): Plugin {
  let root = '';
  let publicDirectory = '';
  return {
    name: 'dynascope-offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      publicDirectory = config.publicDir;
    },
    buildStart() {
      const id = join(root, 'src/platform/offline/service-worker.ts');
      this.emitFile({ type: 'chunk', id, fileName: serviceWorker });
    },
    // What was written is summed up, because other plugins change files until then.
    async writeBundle({ dir = '' }, bundle) {
      const paths = [...Object.keys(bundle), ...filesIn(publicDirectory)].filter(isPrecached);
      const files = await Promise.all(paths.map((path) => precached(dir, path)));
      const worker = join(dir, serviceWorker);
      await writeFile(worker, `const ${placeholder} = ${JSON.stringify(precacheOf(files))};\n${await readFile(worker, 'utf8')}`);
    },
  };
}

async function precached(directory: string, path: string): Promise<PrecachedFile> {
  const integrity = integrityOf(await readFile(join(directory, path)));
  // Some hosts redirect from `index.html` to its directory, and a redirected answer opens no page.
  return { path: path === 'index.html' ? './' : path, integrity };
}

/** Paths as addresses have them. */
const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));
