import 'fake-indexeddb/auto';
import { describeDisk } from './describe-disk.ts';
import { deleteDatabase } from './indexeddb-database.ts';
import { IndexedDbDisk } from './indexeddb-disk.ts';

let places = 0;

describeDisk('the IndexedDB disk', () => {
  const workspace = `suite-${++places}`;
  return { disk: () => new IndexedDbDisk(workspace), dispose: () => deleteDatabase(workspace) };
});
