/** Listens for the keys that open the palette and the sheet of keys; both load when they are first wanted. */
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { palette } from '#session/palette.ts';

const Palette = lazy(() => import('./palette.tsx'));
const KeysSheet = lazy(() => import('./keys-sheet.tsx'));

const textFields = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=""], [contenteditable="true"]';

export function PaletteDoor() {
  const shown = useStore(palette, (state) => state.shown);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
      const target = event.target instanceof Element ? event.target : document.body;
      const isQuestion = event.key === '?' && !event.ctrlKey && !event.metaKey && target.closest(textFields) === null;
      // Another dialog is being answered.
      if ((!isCommand && !isQuestion) || document.querySelector('dialog[open], [role="dialog"][aria-modal="true"]') !== null) return;
      event.preventDefault();
      palette.setState({ shown: isCommand ? 'commands' : 'keys' });
    };
    // Before the editors, which have a meaning of their own for some keys.
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
  if (shown === undefined) return null;
  return <Suspense fallback={null}>{shown === 'commands' ? <Palette /> : <KeysSheet />}</Suspense>;
}
