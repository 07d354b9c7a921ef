/** What the help panel says, as the build has read it from `lessons/help.yaml`. */

export interface HelpText {
  readonly id: string;
  readonly title: string;
  /** What the screen shows. */
  readonly says: string;
  /** Terms of the glossary that the screen uses. */
  readonly words: readonly { readonly term: string; readonly says: string }[];
  /** What to try next; the sentence leads up to the lesson's title. */
  readonly next: { readonly says: string; readonly lesson: string };
  /** AWS's own page. */
  readonly page: { readonly title: string; readonly href: string };
}

export interface Help {
  /** The day that the links are of, as in `2026-11-20`. */
  readonly linksOf: string;
  readonly screens: readonly HelpText[];
  /** What each shortcut of every screen does, by its name. */
  readonly shortcuts: Readonly<Record<string, string>>;
  readonly otherKeys: readonly { readonly keys: string; readonly says: string }[];
}
