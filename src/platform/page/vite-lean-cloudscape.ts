/**
 * Leaves out of the build what Cloudscape brings along for components that this page does not have, some
 * 25 KB gzipped of the first load. The parts hang on imports that everything shares, so no bundler drops them.
 *
 * - The colours inside its top navigation, page header, app layout and flashbar: every component brings the
 *   theme, and a half of it is these.
 * - What its error boundary shows when it catches something, with a formatter of messages: popovers bring it,
 *   and show it only inside an `ErrorBoundary`.
 */
import type { Plugin } from 'vite';

const theme = /@cloudscape-design\/components\/internal\/base-theme\/styles\.scoped\.css$/;
const fallback = /@cloudscape-design\/components\/error-boundary\/fallback\.js$/;

/** Rules for what stands inside these. */
const unusedRule = /[^{};]*\.awsui-context-(?:top-navigation|content-header|app-layout-toolbar|flashbar)\b[^{}]*\{[^{}]*\}/g;

export const withoutUnusedContexts = (css: string): string => css.replace(unusedRule, '');

export const leanCloudscape = (): Plugin => ({
  name: 'dynascope-lean-cloudscape',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: [theme, fallback] },
    handler: (code, id) => ({
      code: theme.test(id) ? withoutUnusedContexts(code) : 'export const ErrorBoundaryFallback = () => null;',
      map: null,
    }),
  },
});
