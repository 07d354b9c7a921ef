/** Addresses of the screens. They stand behind the hash, so that any static host can serve them. */
import { say } from '#texts/say.ts';

export const routes = {
  home: '/',
  learn: '/learn',
  myths: '/learn/myths',
  summary: '/learn/summary',
  openLesson: '/learn/open',
  /** A lesson in a link; behind it stands its text. */
  sharedLesson: '/learn/shared/',
  /** A lesson that was opened from a file or a link. */
  openedLesson: (id: string) => `/learn/opened/${encodeURIComponent(id)}`,
  recordLesson: '/learn/record',
  lesson: (id: string) => `/learn/${encodeURIComponent(id)}`,
  tables: '/tables',
  createTable: '/tables/new',
  /** A table may be called "new". */
  table: (name: string) => (name === 'new' ? '/tables/new/overview' : `/tables/${encodeURIComponent(name)}`),
  items: (name: string) => `/tables/${encodeURIComponent(name)}/items`,
  road: '/inside/road',
  keySpace: '/inside/keys',
  lab: '/lab',
  replicas: '/inside/replicas',
  indexes: '/inside/indexes',
  streams: '/inside/streams',
  timeline: '/inside/timeline',
  form: '/requests/form',
  json: '/requests/json',
  cli: '/requests/cli',
  partiql: '/requests/partiql',
  code: '/requests/code',
  bill: '/bill',
  workspace: '/workspace',
  workspaceSettings: '/workspace/settings',
  /** The same place, at the pane. */
  anotherEngine: '/workspace/engine',
  /** A workspace in a link; behind it stands what it holds. */
  open: '/open/',
} as const;

/** The places in the top bar; a place is current on every address below its root. */
export const places = [
  { name: say('Learn'), root: '/learn', href: routes.learn },
  { name: say('Tables'), root: '/tables', href: routes.tables },
  { name: say('Inside'), root: '/inside', href: routes.road },
  { name: say('Lab'), root: '/lab', href: routes.lab },
  { name: say('Requests'), root: '/requests', href: routes.json },
  { name: say('Bill'), root: '/bill', href: routes.bill },
] as const;
