/**
 * Before the boot: theme and language. Many texts are said as their file is loaded, so everything that says any comes
 * with `boot.tsx`, when the language is there.
 */
import { speakAsAsked } from '#texts/languages.ts';
import { startTheme } from '#ui/shell/theme.ts';

startTheme();
await speakAsAsked();
const { boot } = await import('./boot.tsx').catch((thrown: unknown) => {
  // As a script that did not come: index.html has what to do about those.
  document.querySelector('script[type=module]')?.dispatchEvent(new Event('error'));
  throw thrown;
});
await boot();
