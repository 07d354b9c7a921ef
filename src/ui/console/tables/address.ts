/** Which screen of the place an address names. Whatever stands in a name, it leads to a screen. */
export type Address =
  | { readonly screen: 'list' }
  | { readonly screen: 'create' }
  | { readonly screen: TableScreen; readonly name: string }
  | { readonly screen: 'unknown' };

export type TableScreen = 'overview' | 'items' | 'indexes' | 'create index' | 'monitor' | 'stream' | 'backups' | 'settings';

export function addressOf(location: string): Address {
  const [root, name, view, detail, ...more] = location.split('/').filter((part) => part !== '');
  if (root !== 'tables' || more.length > 0) return { screen: 'unknown' };
  if (name === undefined) return { screen: 'list' };
  if (name === 'new' && view === undefined) return { screen: 'create' };
  const screen = screenOf(view, detail);
  return screen === undefined ? { screen: 'unknown' } : { screen, name: plain(name) };
}

function screenOf(view: string | undefined, detail: string | undefined): TableScreen | undefined {
  // Below the items, addresses are theirs.
  if (view === 'items') return 'items';
  if (view === 'indexes' && detail === 'new') return 'create index';
  if (detail !== undefined) return undefined;
  if (view === undefined || view === 'overview') return 'overview';
  return view === 'indexes' || view === 'monitor' || view === 'stream' || view === 'backups' || view === 'settings' ? view : undefined;
}

/** An address that somebody has typed may be no proper encoding. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const below = (name: string, view: string): string => `/tables/${encodeURIComponent(name)}/${view}`;

/** Addresses of the place that no other place leads to. */
export const tableRoutes = {
  indexes: (name: string) => below(name, 'indexes'),
  createIndex: (name: string) => below(name, 'indexes/new'),
  monitor: (name: string) => below(name, 'monitor'),
  stream: (name: string) => below(name, 'stream'),
  backups: (name: string) => below(name, 'backups'),
  settings: (name: string) => below(name, 'settings'),
} as const;

/** For links that are not wouter's own: the site's addresses stand behind the hash. */
export const hrefOf = (route: string): string => `#${route}`;
