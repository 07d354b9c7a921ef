/** What the command palette offers, and how what is typed finds it. */
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether it is open, on whatever screen. */
export const palette: StoreApi<{ readonly isOpen: boolean }> = createStore(() => ({ isOpen: false as boolean }));

export interface Command {
  readonly id: string;
  /** What it does or where it leads. */
  readonly text: string;
  /** The kind of thing, e.g. `Go to`, `Table`, `Lesson`. */
  readonly group: string;
  /** Further words it is found by. */
  readonly also?: string | undefined;
  readonly run: () => void;
}

const shownMax = 12;

/** Every word has to be found; words that begin with what was typed come first, then the order given. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const ranked = commands.flatMap((command, at) => {
    const hay = `${command.text} ${command.group} ${command.also ?? ''}`.toLowerCase();
    if (!words.every((word) => hay.includes(word))) return [];
    const starts = words.filter((word) => hay.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))).length;
    return [{ command, score: starts * 1000 - at }];
  });
  return ranked.sort((a, b) => b.score - a.score).slice(0, shownMax).map(({ command }) => command);
}
