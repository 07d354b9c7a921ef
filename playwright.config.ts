import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/fixtures/browser.ts';
import { outDirectory, port } from './e2e/fixtures/site.ts';

/** These measure: beside others on few cores they would say little. */
const alone = /\/(bench|inside-frames|interaction)\.spec\.ts$/;
/** These kill browsers, run wild in them or take a second kind of them: two beside each other, and none of the others. */
const apart = /\/(crash|firefox|offline|sandbox|tabs)\.spec\.ts$/;

/**
 * With this seed the followers of the first tables are never further behind than 45 ms: a test that reads what it has
 * just written is about a screen, and not about a stale read that one seed in fifty would bring it.
 */
const seed = '35058';

/** The tests run against the built site, as learners get it, on a port of their own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 240_000,
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: 'side by side', testIgnore: [alone, apart] },
    { name: 'apart', testMatch: apart, dependencies: ['side by side'] },
    { name: 'alone', testMatch: alone, workers: 1, fullyParallel: false, dependencies: ['apart'] },
  ],
  // Screens answer within tenths of a second; the rest is room for a busy machine.
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: launchOptions(),
    // A trace of every step takes a third of the time of all tests: `npm run e2e -- --trace retain-on-failure` has it.
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `npx --no-install vite build --outDir ${outDirectory} --logLevel warn && npx --no-install vite preview --outDir ${outDirectory} --host 127.0.0.1 --port ${port} --strictPort`,
    env: { VITE_WORKSPACE_SEED: seed },
    port,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
