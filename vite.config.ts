import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessons } from './src/lesson/compile/vite-plugin.ts';
import { contentPolicy } from './src/platform/offline/vite-content-policy.ts';
import { offline } from './src/platform/offline/vite-offline.ts';
import { leanCloudscape } from './src/platform/page/vite-lean-cloudscape.ts';
import { preloadBoot } from './src/platform/page/vite-preload-boot.ts';
import { bootstrap } from './src/platform/sandbox/bootstrap.ts';
import { sandboxGuest } from './src/platform/sandbox/vite-plugin.ts';

/** What nearly every file imports comes in one: each import of another file costs every file some bytes. */
const common = { name: 'common', test: /src\/texts\/\w+\.ts$|src\/ui\/kit\/said-with|react\/(cjs\/react-)?jsx-runtime|vite\/preload-helper/ };
/** What every screen stands on, and so is loaded with the first: packed together it is smaller. */
const shell = { name: 'shell', test: /src\/(session\/(session|another-engine|going-back|help-panel|workspace-names|lesson-recorder|format)|ui\/(session-context|elsewhere\/use-elsewhere|shell\/(routes|use-at-work|time-controls|use-virtual-now)))\.tsx?$/ };

/** Relative addresses, so that the site works from any path of a static host. */
export default defineConfig({
  base: './',
  plugins: [react(), leanCloudscape(), lessons(), sandboxGuest(), contentPolicy([bootstrap]), preloadBoot(), offline()],
  // Markdown is read in a worker too, and a browser's way to decode `&amp;` needs a document.
  resolve: { alias: { 'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')) } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [common, shell] } } },
  },
  worker: { format: 'es' },
});
