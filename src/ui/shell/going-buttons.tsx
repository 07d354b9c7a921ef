/** Undo and redo, by button and by key, and the door to earlier moments. */
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { lastDone, nameOf, nextUndone } from '#session/going-back.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { Icon } from './icon.tsx';
import { isAnswering, shortcutOf } from './shortcuts.ts';

const MomentsSheet = lazy(() => import('./moments-sheet.tsx'));

export function GoingButtons() {
  const { travel } = useSession();
  const { going, looking } = useStore(travel.store);
  const [isOpen, setOpen] = useState(false);
  const isFree = looking === undefined;
  const done = lastDone(going);
  const undone = nextUndone(going);
  useGoingKeys(isFree, () => void travel.undo(), () => void travel.redo());
  const undo = done === undefined ? say('Nothing to undo') : say('Undo {name}', { name: nameOf(done) });
  const redo = undone === undefined ? say('Nothing to redo') : say('Redo {name}', { name: nameOf(undone) });
  return (
    <>
      <button type="button" disabled={!isFree || done === undefined} onClick={() => void travel.undo()} title={say('{undo} (Ctrl Z)', { undo })}>
        <Icon path="M8 4 4 8l4 4M4 8h8a4 4 0 0 1 0 8H8" isLine />
        <span className="visually-hidden">{undo}</span>
      </button>
      <button type="button" disabled={!isFree || undone === undefined} onClick={() => void travel.redo()} title={say('{redo} (Ctrl Shift Z)', { redo })}>
        <Icon path="m12 4 4 4-4 4M16 8H8a4 4 0 0 0 0 8h4" isLine />
        <span className="visually-hidden">{redo}</span>
      </button>
      <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog" title={say('Earlier moments and checkpoints')}>
        <Icon path="M10 3a7 7 0 1 1-7 7M3 5v5h5M10 6v4l3 2" isLine />
        <span className="time-bar-text">{say('Moments')}</span>
      </button>
      {isOpen &&
        createPortal(
          <Suspense fallback={null}>
            <MomentsSheet onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}

/** Where something is typed, undo is the field's own. */
function useGoingKeys(isFree: boolean, undo: () => void, redo: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const shortcut = shortcutOf(event);
    if ((shortcut !== 'undo' && shortcut !== 'redo') || !isFree || isAnswering()) return;
    event.preventDefault();
    if (shortcut === 'redo') redo();
    else undo();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
