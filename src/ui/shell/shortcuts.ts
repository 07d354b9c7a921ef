/** The keys that work on every screen: who listens for them asks here, and the help lists them from here. */
import { say } from '#texts/say.ts';

export type Shortcut = 'find' | 'help' | 'toggle' | 'stepBack' | 'step' | 'slower' | 'faster' | 'undo' | 'redo';

export interface Chord {
  /** As `KeyboardEvent.key` in lower case. */
  readonly key: string;
  /** With Ctrl, or Cmd on a Mac. */
  readonly command?: boolean;
  /** Absent: as the keyboard's layout wants it for that key. */
  readonly shift?: boolean;
}

/** The first chord of each is the one that is told. */
export const shortcuts: Readonly<Record<Shortcut, readonly [Chord, ...Chord[]]>> = {
  find: [{ key: 'k', command: true, shift: false }],
  help: [{ key: '?' }],
  toggle: [{ key: ' ' }],
  stepBack: [{ key: ',' }],
  step: [{ key: '.' }],
  slower: [{ key: '[' }],
  faster: [{ key: ']' }],
  undo: [{ key: 'z', command: true, shift: false }],
  redo: [{ key: 'z', command: true, shift: true }, { key: 'y', command: true, shift: false }],
};

const textFields = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Where Space has a meaning of its own. */
const pressable = 'button, a, input, summary, [role="button"], [role="tab"], [role="option"], [role="menuitem"]';
const openDialogs = 'dialog[open], [role="dialog"][aria-modal="true"]';

/** The shortcut that a key stands for where it was pressed; nothing where somebody types, other than `find`. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  const target = event.target instanceof Element ? event.target : document.body;
  const found = (Object.keys(shortcuts) as Shortcut[]).find((name) => shortcuts[name].some((chord) => isPressed(chord, event)));
  if (found === undefined || event.defaultPrevented) return undefined;
  if (found !== 'find' && target.closest(textFields) !== null) return undefined;
  return found === 'toggle' && target.closest(pressable) !== null ? undefined : found;
}

const isPressed = ({ key, command = false, shift }: Chord, event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): boolean =>
  key === event.key.toLowerCase() && command === (event.ctrlKey || event.metaKey) && !event.altKey && (shift ?? event.shiftKey) === event.shiftKey;

/** While a dialog is being answered, what changes the screen behind it waits. */
export const isAnswering = (): boolean => document.querySelector(openDialogs) !== null;

const names: Readonly<Record<string, string>> = { ' ': say('Space') };

/** As in `Ctrl Shift Z`. */
export function chordName({ key, command = false, shift = false }: Chord): string {
  return [...(command ? [say('Ctrl')] : []), ...(shift ? [say('Shift')] : []), names[key] ?? key.toUpperCase()].join(' ');
}
