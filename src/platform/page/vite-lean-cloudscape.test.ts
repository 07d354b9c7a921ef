import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutUnusedContexts } from './vite-lean-cloudscape.ts';

const cloudscape = /from '@cloudscape-design\/components\/([a-z-]+)'/g;

/** The Cloudscape components that the screens have. */
function components(): Set<string> {
  const screens = new URL('../../ui/', import.meta.url);
  const files = readdirSync(screens, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  return new Set(files.flatMap((name) => [...readFileSync(new URL(name.replaceAll('\\', '/'), screens), 'utf8').matchAll(cloudscape)].map(([, component]) => component!)));
}

test('the screens have no component that needs what is left out', () => {
  const used = components();
  expect(used.size).toBeGreaterThan(5);
  const needing = ['app-layout', 'app-layout-toolbar', 'content-layout', 'error-boundary', 'flashbar', 'top-navigation'];
  expect(needing.filter((name) => used.has(name))).toEqual([]);
});

test('rules for contexts that are not there go, all others stay as they are', () => {
  const css = `@layer base {
  body { --a: 1; }
  .awsui-context-alert:not(#\\9) { --a: 2; }
  .awsui-context-top-navigation:not(#\\9) { --a: 3; }
  .awsui-context-content-header .awsui-context-alert:not(#\\9) { --a: 4; }
  @media not print {
    .awsui-dark-mode .awsui-context-flashbar-warning, .awsui-context-flashbar-warning.awsui-dark-mode { --a: 5; }
    .awsui-dark-mode { --a: 6; }
  }
}`;
  const lean = withoutUnusedContexts(css);
  expect([...lean.matchAll(/--a: (\d)/g)].map(([, number]) => number)).toEqual(['1', '2', '6']);
  expect(lean.split('{').length).toBe(lean.split('}').length);
});

test('Cloudscape still keeps its theme where it was, and a quarter of it goes', () => {
  const css = readFileSync(new URL('../../../node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css', import.meta.url), 'utf8');
  expect(withoutUnusedContexts(css).length).toBeLessThan(css.length * 0.75);
});
