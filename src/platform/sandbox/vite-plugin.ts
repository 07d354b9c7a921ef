/**
 * Bundles the sandbox's worker, with the AWS SDK in it, into one script of its own. The page fetches it as
 * text when a learner first runs code; a frame without an origin could load nothing by address.
 *
 * `import url from 'virtual:sandbox-guest'` gives the script's address, in development and in a build. In a
 * build it is an emitted file like any other, so that it is cached for offline use with the rest.
 */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const moduleId = 'virtual:sandbox-guest';
const resolvedId = `\0${moduleId}`;
const developmentPath = '/@sandbox-guest.js';
const entry = fileURLToPath(new URL('./guest/main.ts', import.meta.url));

export function sandboxGuest(): Plugin {
  let isBuild = false;
  /** Bundled once for a server's life; changes of the guest's own files need a new start. */
  let script: Promise<string> | undefined;
  return {
    name: 'dynascope-sandbox-guest',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    configureServer({ middlewares }) {
      middlewares.use(developmentPath, (_request, response, next) => {
        script ??= bundleGuest();
        script.then((text) => response.setHeader('content-type', 'text/javascript').end(text), next);
      });
    },
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    async load(id) {
      if (id !== resolvedId) return undefined;
      if (!isBuild) return `export default ${JSON.stringify(developmentPath)};`;
      const file = this.emitFile({ type: 'asset', name: 'sandbox-guest.js', source: await bundleGuest() });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

/** The worker's script: everything in one file, nothing loaded by address. */
async function bundleGuest(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // The guest is no page: it has no public files, and `process` is not there.
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      // As a library, because pages get code for preloading put into them, which is none of the guest's.
      lib: { entry, formats: ['iife'], name: 'sandboxGuest', fileName: 'sandbox-guest' },
      rolldownOptions: { output: { codeSplitting: false, keepNames: true } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('The sandbox’s worker was not bundled.');
  const [chunk, ...others] = output.output;
  if (others.length > 0) throw new Error(`The sandbox’s worker needs one file and has ${others.length + 1}.`);
  return chunk.code;
}
