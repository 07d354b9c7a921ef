/**
 * The build's part of working offline: the service worker is built with the page, and when all files are
 * there their names and checksums are written into it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
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
    enforce: 'post',
    configResolved(config) {
      root = config.root;
      publicDirectory = config.publicDir;
    },
    buildStart() {
      const id = join(root, 'src/platform/offline/service-worker.ts');
      this.emitFile({ type: 'chunk', id, fileName: serviceWorker });
    },
    generateBundle(_options, bundle) {
      const files: PrecachedFile[] = publicFiles(publicDirectory);
      for (const [path, output] of Object.entries(bundle)) {
        if (!isPrecached(path)) continue;
        const integrity = integrityOf(output.type === 'chunk' ? output.code : output.source);
        // Some hosts redirect from `index.html` to its directory, and a redirected answer opens no page.
        files.push({ path: path === 'index.html' ? './' : path, integrity });
      }
      const worker = bundle[serviceWorker];
      if (worker?.type !== 'chunk') return this.error('the service worker was not built');
      worker.code = `const ${placeholder} = ${JSON.stringify(precacheOf(files))};\n${worker.code}`;
    },
  };
}

function publicFiles(directory: string): PrecachedFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(directory, file).split(sep).join('/'), integrity: integrityOf(readFileSync(file)) };
    })
    .filter(({ path }) => isPrecached(path));
}
