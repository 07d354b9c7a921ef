/**
 * The editors for screens that show them beside something else, such as lessons. They bring a code editor
 * with them, so they load when they are first drawn: put them into a `Suspense`.
 */
import { lazy } from 'react';

export const JsonRequestEditor = lazy(() => import('./json-request-editor.tsx'));
export const ResponsePane = lazy(() => import('./response-pane.tsx'));
export const CodeEditor = lazy(() => import('./code-editor.tsx'));
export const CodeConsole = lazy(() => import('./code-console.tsx'));
