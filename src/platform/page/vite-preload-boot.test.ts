import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { filesOf } from './vite-preload-boot.ts';

const chunk = (fileName: string, facadeModuleId: string | null, imports: readonly string[], styles: readonly string[] = []): object => ({
  type: 'chunk',
  fileName,
  facadeModuleId,
  imports,
  viteMetadata: { importedCss: new Set(styles) },
});

const bundle = {
  'main.js': chunk('main.js', '/site/src/app/main.tsx', ['say.js']),
  'boot.js': chunk('boot.js', '/site/src/app/boot.tsx', ['react.js', 'say.js'], ['boot.css']),
  'react.js': chunk('react.js', null, []),
  'say.js': chunk('say.js', null, ['react.js'], ['say.css']),
  'lab.js': chunk('lab.js', '/site/src/ui/lab/lab.tsx', ['react.js'], ['lab.css']),
  'boot.css': { type: 'asset', fileName: 'boot.css' },
} as unknown as Rolldown.OutputBundle;

test('a chunk brings what it imports, each once, and its styles; what is imported later stays away', () => {
  expect(filesOf(bundle, /\/src\/app\/boot\.tsx$/)).toEqual({ scripts: ['boot.js', 'react.js', 'say.js'], styles: ['boot.css', 'say.css'] });
});

test('without the chunk there is nothing', () => {
  expect(filesOf(bundle, /\/src\/app\/gone\.tsx$/)).toEqual({ scripts: [], styles: [] });
});
