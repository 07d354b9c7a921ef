/** Light or dark, as the system says or as the learner has chosen. Cloudscape and our tokens follow one class. */
export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'dynascope-theme';
const darkClass = 'awsui-dark-mode';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // A browser without storage forgets the choice with the tab.
  }
  apply(theme);
}

function apply(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  document.documentElement.classList.toggle(darkClass, isDark);
  document.body.classList.toggle(darkClass, isDark);
}

/** Call once, before anything is drawn. */
export function startTheme(): void {
  document.body.classList.add('awsui-compact-mode');
  apply(chosenTheme());
  systemIsDark.addEventListener('change', () => apply(chosenTheme()));
}
