/**
 * Which languages there are, and which one the page speaks. A language is a file of `languages/`, fetched before
 * anything else of the page is loaded, and only where it is asked for.
 */
import { type Catalogue, speak } from './say.ts';

const files = import.meta.glob<Catalogue>('./languages/*.json', { import: 'default' });
const fileOf = (language: string): string => `./languages/${language}.json`;

/** By their codes, English first. */
export const languages: readonly string[] = ['en', ...Object.keys(files).map((path) => path.slice('./languages/'.length, -'.json'.length))];

const choiceKey = 'dynascope-language';
const trialKey = 'dynascope-language-on-trial';

/** What the learner chose; nothing where it is left to the browser. */
export function chosenLanguage(): string | undefined {
  const stored = read(() => localStorage, choiceKey);
  return stored !== null && languages.includes(stored) ? stored : undefined;
}

/** Texts that are on the screen and in memory stay as they are said, so the page begins anew. */
export function chooseLanguage(language: string | undefined): void {
  write(() => localStorage, choiceKey, language);
  location.reload();
}

/** A translation that is not a part of the page, until its tab is closed; without texts the trial is over. */
export function tryLanguage(language?: string, texts?: Catalogue): void {
  write(() => sessionStorage, trialKey, texts && JSON.stringify({ language, texts }));
  location.reload();
}

/** The first of those asked for that is there, by its whole code or by that of its language alone; else English. */
export function languageFor(asked: readonly string[], there: readonly string[]): string {
  const found = asked.flatMap((code) => [code, code.split('-')[0]!]).find((code) => there.includes(code));
  return found ?? 'en';
}

/** Call once, before anything that says texts is loaded. Where a language does not come, the page speaks English. */
export async function speakAsAsked(): Promise<void> {
  if (beginTrial(read(() => sessionStorage, trialKey))) return;
  const language = chosenLanguage() ?? languageFor(navigator.languages, languages);
  const texts = await files[fileOf(language)]?.().catch(() => undefined);
  if (texts !== undefined) begin(language, texts);
}

/** Whether there is one. What is no translation must not keep the page from opening. */
function beginTrial(trial: string | null): boolean {
  if (trial === null) return false;
  try {
    const { language, texts } = JSON.parse(trial) as { readonly language: string; readonly texts: Catalogue };
    begin(language, { ...texts });
    return true;
  } catch {
    return false;
  }
}

function begin(language: string, texts: Catalogue): void {
  speak(language, texts);
  document.documentElement.lang = language;
}

/** A browser without storage chooses anew at every visit. */
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string | undefined): void {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // What can't be kept is not chosen.
  }
}
