import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts', 'lessons/**/*.test.ts'],
    testTimeout: 20_000,
    // By itself Vitest leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
  },
});
