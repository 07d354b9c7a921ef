/** Addresses of the screens. They stand behind the hash, so that any static host can serve them. */
export const routes = {
  home: '/',
  learn: '/learn',
  lesson: (id: string) => `/learn/${encodeURIComponent(id)}`,
  tables: '/tables',
  createTable: '/tables/new',
  /** A table may be called "new". */
  table: (name: string) => (name === 'new' ? '/tables/new/overview' : `/tables/${encodeURIComponent(name)}`),
  items: (name: string) => `/tables/${encodeURIComponent(name)}/items`,
  road: '/inside/road',
  keySpace: '/inside/keys',
  json: '/requests/json',
  code: '/requests/code',
  workspace: '/workspace',
} as const;

/** The places in the top bar; a place is current on every address below its root. */
export const places = [
  { name: 'Learn', root: '/learn', href: routes.learn },
  { name: 'Tables', root: '/tables', href: routes.tables },
  { name: 'Inside', root: '/inside', href: routes.road },
  { name: 'Requests', root: '/requests', href: routes.json },
] as const;
