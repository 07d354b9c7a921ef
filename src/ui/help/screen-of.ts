/** Which text of `lessons/help.yaml` speaks of the screen at an address. */
import { addressOf, type Address } from '#ui/console/tables/address.ts';
import { routes } from '#ui/shell/routes.ts';

const screens: readonly (readonly [root: string, screen: string])[] = [
  [routes.myths, 'myths'],
  [routes.summary, 'summary'],
  [routes.openLesson, 'lessons-of-others'],
  [routes.sharedLesson, 'lessons-of-others'],
  [routes.recordLesson, 'record-lesson'],
  [`${routes.learn}/`, 'lesson'],
  [routes.learn, 'course'],
  [routes.road, 'road'],
  [routes.keySpace, 'key-space'],
  [routes.replicas, 'replicas'],
  [routes.indexes, 'inside-indexes'],
  [routes.streams, 'streams'],
  [routes.timeline, 'timeline'],
  [routes.lab, 'lab'],
  [routes.code, 'code'],
  ['/requests', 'requests'],
  [routes.bill, 'bill'],
  [routes.workspaceSettings, 'workspace-settings'],
  [routes.workspace, 'workspace'],
  [routes.open, 'shared-workspace'],
];

const ofTables: Readonly<Record<Address['screen'], string>> = {
  list: 'tables',
  create: 'create-table',
  overview: 'table',
  items: 'items',
  indexes: 'indexes',
  'create index': 'create-index',
  monitor: 'monitor',
  stream: 'stream',
  backups: 'backups',
  settings: 'settings',
  unknown: 'tables',
};

export function screenOf(location: string): string {
  if (location === routes.tables || location.startsWith(`${routes.tables}/`)) {
    const { screen } = addressOf(location);
    return screen === 'items' && isEditor(location) ? 'item' : ofTables[screen];
  }
  return screens.find(([root]) => isBelow(location, root))?.[1] ?? 'home';
}

/** `/tables/<name>/items` and more. */
const isEditor = (location: string): boolean => (location.split('/')[4] ?? '') !== '';

const isBelow = (location: string, root: string): boolean =>
  root.endsWith('/') ? location.startsWith(root) : location === root || location.startsWith(`${root}/`);
