/**
 * Lessons that were opened from a file or a link, as text, in this browser. Their progress is kept under ids of their
 * own (`shared-…`), so that it never mixes with that of the course.
 */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface SharedLesson {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const prefix = 'dynascope-shared-lesson:';

const form = /^shared-[0-9a-z-]{1,40}$/;

export class SharedLessons {
  readonly #shelf: () => Shelf;
  /** What the browser would not keep lasts as long as the tab. */
  readonly #inTab = new Map<string, SharedLesson>();

  /** `shelf` is a function because reading `localStorage` already throws where storage is blocked. */
  constructor(shelf: () => Shelf = () => globalThis.localStorage) {
    this.#shelf = shelf;
  }

  keep(lesson: SharedLesson): void {
    this.#inTab.set(lesson.id, lesson);
    try {
      this.#shelf().setItem(prefix + lesson.id, JSON.stringify({ title: lesson.title, text: lesson.text }));
    } catch {
      // Storage is full or blocked; the tab still has it.
    }
  }

  read(id: string): SharedLesson | undefined {
    if (!form.test(id)) return undefined;
    try {
      return readLesson(id, this.#shelf().getItem(prefix + id)) ?? this.#inTab.get(id);
    } catch {
      return this.#inTab.get(id);
    }
  }

  /** By title. */
  all(): readonly SharedLesson[] {
    const ids = new Set(this.#inTab.keys());
    try {
      const shelf = this.#shelf();
      for (let at = 0; at < shelf.length; at++) {
        const key = shelf.key(at) ?? '';
        if (key.startsWith(prefix)) ids.add(key.slice(prefix.length));
      }
    } catch {
      // Only what the tab has.
    }
    return [...ids].flatMap((id) => this.read(id) ?? []).sort((a, b) => (a.title < b.title ? -1 : 1));
  }

  forget(id: string): void {
    this.#inTab.delete(id);
    try {
      this.#shelf().removeItem(prefix + id);
    } catch {
      // Nothing was kept there.
    }
  }
}

function readLesson(id: string, stored: string | null): SharedLesson | undefined {
  try {
    const { title, text } = JSON.parse(stored ?? '') as Partial<Record<string, unknown>>;
    return typeof title === 'string' && typeof text === 'string' ? { id, title, text } : undefined;
  } catch {
    return undefined;
  }
}

/** Those of this page. */
export const sharedLessons = new SharedLessons();
