import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/fixtures/browser.ts';
import { outDirectory, port } from './e2e/fixtures/site.ts';

/** The tests run against the built site, as learners get it, on a port of their own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  forbidOnly: true,
  // Some tests measure and kill browsers; on few cores they would disturb each other.
  workers: 1,
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx --no-install vite build --outDir ${outDirectory} --logLevel warn && npx --no-install vite preview --outDir ${outDirectory} --host 127.0.0.1 --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
