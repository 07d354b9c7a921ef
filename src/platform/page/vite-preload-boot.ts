/**
 * The boot is imported when the language is there, see `app/main.tsx`. So that it does not come later than before, the
 * page is told of its files in its head: a browser fetches them beside the entry.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

const boot = /\/src\/app\/boot\.tsx$/;
const bootFile = /(^|\/)boot-[\w-]+\.js$/;

/** What a chunk needs before it runs: itself and all that it imports at once, styles included. */
export function filesOf(bundle: Rolldown.OutputBundle, entry: RegExp): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || scripts.has(name)) return;
    scripts.add(name);
    chunk.viteMetadata?.importedCss.forEach((css) => styles.add(css));
    chunk.imports.forEach(add);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.facadeModuleId !== null && entry.test(chunk.facadeModuleId)) add(chunk.fileName);
  }
  return { scripts: [...scripts], styles: [...styles] };
}

export function preloadBoot(): Plugin {
  return {
    name: 'dynascope-preload-boot',
    apply: 'build',
    // What stands in the head need not be listed once more in the entry.
    config: () => ({ build: { modulePreload: { resolveDependencies: (file, deps) => (bootFile.test(file) ? [] : deps) } } }),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const { scripts, styles } = filesOf(bundle, boot);
        const isNew = (name: string): boolean => !html.includes(name);
        const link = (rel: string, name: string): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel, crossorigin: true, href: `./${name}` }, injectTo: 'head' });
        return [...scripts.filter(isNew).map((name) => link('modulepreload', name)), ...styles.filter(isNew).map((name) => link('stylesheet', name))];
      },
    },
  };
}
