/** The workspace as a browser's worker opens it: on IndexedDB where it can be, in memory where it can't. */
import { blockedError } from '../disk/indexeddb-problem.ts';
import { IndexedDbDisk } from '../disk/indexeddb-disk.ts';
import { realWall } from '../host/wall.ts';
import { broadcast, silence } from '../tabs/messages.ts';
import { lockedSeat, ownSeat } from '../tabs/seat.ts';
import { Tab, type TabOptions } from '../tabs/tab.ts';
import type { News } from './news.ts';
import { Workspace } from './workspace.ts';

/** Without locks two tabs could write at once, so such a browser gets a workspace of its own in memory. */
export function browserTab(workspace: string, tell: TabOptions['tell']): Tab {
  const { locks } = navigator as Partial<Navigator>;
  const common = { id: randomId(), wall: realWall, tell };
  if (locks === undefined || typeof BroadcastChannel === 'undefined' || typeof indexedDB === 'undefined') {
    const openWorkspace = openInMemory(blockedError().message);
    return new Tab({ ...common, seat: ownSeat, channel: silence, openWorkspace });
  }
  return new Tab({
    ...common,
    seat: lockedSeat(workspace, locks),
    channel: broadcast(workspace),
    openWorkspace: openOnDisk(workspace),
  });
}

const openOnDisk =
  (workspace: string) =>
  (tell: (news: News) => void): Promise<Workspace> =>
    Workspace.open({
      makeDisk: (onLost) => new IndexedDbDisk(workspace, { onLost }),
      wall: realWall,
      drawSeed: () => crypto.getRandomValues(new Uint32Array(1))[0]!,
      tell,
    });

const openInMemory =
  (memoryReason: string) =>
  (tell: (news: News) => void): Promise<Workspace> =>
    Workspace.open({
      makeDisk: undefined,
      memoryReason,
      wall: realWall,
      drawSeed: () => crypto.getRandomValues(new Uint32Array(1))[0]!,
      tell,
    });

/** `crypto.randomUUID` stands only in secure contexts; a page on a local network is none. */
function randomId(): string {
  const words = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(words, (word) => word.toString(36)).join('');
}
