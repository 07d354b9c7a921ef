/**
 * The page's content security policy, written into the built page: nothing comes from elsewhere and nothing
 * goes elsewhere. In development there is none, because the dev server puts scripts of its own into the page.
 */
import type { Plugin } from 'vite';
import { integrityOf } from './vite-offline.ts';

/**
 * `inlineScripts` are the texts that may run though they stand in a page: those of frames that inherit this
 * policy. Learners' code comes as a blob, in such a frame's worker.
 */
export function policyOf(inlineScripts: readonly string[]): string {
  const hashes = inlineScripts.map((script) => `'${integrityOf(script)}'`);
  return [
    "default-src 'self'",
    ['script-src', "'self'", 'blob:', ...hashes].join(' '),
    // Components set sizes and positions by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "form-action 'none'",
    "base-uri 'self'",
  ].join('; ');
}

export const contentPolicy = (inlineScripts: readonly string[]): Plugin => ({
  name: 'dynascope-content-policy',
  apply: 'build',
  transformIndexHtml: (html) => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf([...inlineScripts, ...scriptsIn(html)]) },
      injectTo: 'head-prepend',
    },
  ],
});

/** Texts of the page's own scripts that stand in it. */
const scriptsIn = (html: string): string[] => [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text);
