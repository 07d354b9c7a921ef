/** `npm start`: builds the site, serves it on this machine, and opens it on a desktop. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
});

await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  preview: { port: Number(values.port ?? 4173), strictPort: values.port !== undefined, host: '127.0.0.1' },
});
const url = server.resolvedUrls?.local[0] ?? '';
console.log(`Dynascope is at ${url} (stop with Ctrl+C)`);
if (values['no-open'] !== true && isDesktop()) open(url);

/** Somebody sits at this machine and has a browser. */
function isDesktop() {
  if (process.env.CI || !process.stdout.isTTY || process.env.SSH_CONNECTION) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** @param {string} address */
function open(address) {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  spawn(command, words, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
