import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Relative addresses, so that the site works from any path of a static host. */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
});
