import { expect, test, vi } from 'vitest';
import { chordName, shortcutOf, shortcuts } from './shortcuts.ts';

/** An element that answers `closest` by the name of what it is. */
class FakeElement {
  readonly #selector: string;

  constructor(selector: string) {
    this.#selector = selector;
  }

  closest(selectors: string): FakeElement | null {
    return selectors.split(', ').includes(this.#selector) ? this : null;
  }
}

vi.stubGlobal('Element', FakeElement);

/** As in `Ctrl Shift Z`, pressed on an element. */
function press(keys: string, on = 'div'): KeyboardEvent {
  const names = keys.split(' ');
  const key = names.at(-1)!;
  return {
    key: key === 'Space' ? ' ' : key,
    ctrlKey: names.includes('Ctrl'),
    metaKey: names.includes('Cmd'),
    shiftKey: names.includes('Shift'),
    altKey: names.includes('Alt'),
    defaultPrevented: false,
    target: new FakeElement(on),
  } as unknown as KeyboardEvent;
}

test.each([
  ['Ctrl k', 'find'],
  ['Cmd k', 'find'],
  ['k', undefined],
  ['Shift ?', 'help'],
  ['?', 'help'],
  ['Ctrl Shift ?', undefined],
  ['Space', 'toggle'],
  [',', 'stepBack'],
  ['.', 'step'],
  ['[', 'slower'],
  [']', 'faster'],
  ['Ctrl .', undefined],
  ['Ctrl z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
  ['Cmd Shift Z', 'redo'],
  ['Ctrl y', 'redo'],
  ['Ctrl Alt z', undefined],
  ['constructor', undefined],
])('%s: %s', (keys, shortcut) => expect(shortcutOf(press(keys))).toBe(shortcut));

test('where somebody types, keys are letters, and only the palette opens', () => {
  const found = ['Shift ?', 'Space', ',', 'Ctrl z', 'Ctrl k'].map((keys) => shortcutOf(press(keys, 'textarea')));
  expect(found).toEqual([undefined, undefined, undefined, undefined, 'find']);
});

test('Space presses the button that it is pressed on', () => {
  expect([shortcutOf(press('Space', 'button')), shortcutOf(press('?', 'button'))]).toEqual([undefined, 'help']);
});

test('names are those of the keyboard', () => {
  expect(Object.values(shortcuts).map(([chord]) => chordName(chord))).toEqual(['Ctrl K', '?', 'Space', ',', '.', '[', ']', 'Ctrl Z', 'Ctrl Shift Z']);
});
