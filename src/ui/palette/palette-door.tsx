/** Listens for the keys that open the palette and the help. The palette loads when it is first wanted. */
import { lazy, Suspense, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { toggleHelp } from '#session/help-panel.ts';
import { palette } from '#session/palette.ts';
import { isAnswering, shortcutOf } from '#ui/shell/shortcuts.ts';

const Palette = lazy(() => import('./palette.tsx'));

export function PaletteDoor() {
  const isOpen = useStore(palette, (state) => state.isOpen);
  // In the same turn in which the screen appears, so that no key comes too early.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event);
      if ((shortcut !== 'find' && shortcut !== 'help') || isAnswering()) return;
      event.preventDefault();
      if (shortcut === 'find') palette.setState({ isOpen: true });
      else toggleHelp();
    };
    // Before the editors, which have a meaning of their own for some keys.
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
  return isOpen ? (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  ) : null;
}
