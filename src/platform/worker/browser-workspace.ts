/** The workspace as a browser's worker opens it: on IndexedDB where it can be, in memory where it can't. */
import { blockedError } from '../disk/indexeddb-problem.ts';
import { IndexedDbDisk } from '../disk/indexeddb-disk.ts';
import { realWall } from '../host/wall.ts';
import { broadcast, silence } from '../tabs/messages.ts';
import { lockedSeat, ownSeat } from '../tabs/seat.ts';
import { Tab, type TabOptions } from '../tabs/tab.ts';
import type { News } from './news.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

/** Resolves when there is a workspace to ask: this tab's own, or another tab's. */
export async function openBrowserTab(workspace: string, tell: TabOptions['tell']): Promise<Tab> {
  const { locks } = navigator as Partial<Navigator>;
  const id = randomId();
  // Without locks two tabs could write at once, so such a browser gets a workspace of its own in memory.
  if (locks !== undefined && typeof BroadcastChannel !== 'undefined' && typeof indexedDB !== 'undefined') {
    const seat = lockedSeat(workspace, locks);
    const openWorkspace = openWith((onLost) => new IndexedDbDisk(workspace, { onLost }));
    const tab = new Tab({ id, seat, channel: broadcast(workspace), wall: realWall, openWorkspace, tell });
    try {
      await tab.start();
      return tab;
    } catch {
      // A browser may have locks and refuse them.
      await tab.close();
    }
  }
  const tab = new Tab({ id, seat: ownSeat, channel: silence, wall: realWall, openWorkspace: openWith(undefined), tell });
  await tab.start();
  return tab;
}

const openWith =
  (makeDisk: WorkspaceOptions['makeDisk']) =>
  (tell: (news: News) => void): Promise<Workspace> =>
    Workspace.open({
      makeDisk,
      memoryReason: blockedError().message,
      wall: realWall,
      drawSeed,
      tell,
    });

/** A site may be built with one seed for all new workspaces, so that a whole class sees the same lag and the same splits. */
function drawSeed(): number {
  const seed: unknown = import.meta.env['VITE_WORKSPACE_SEED'];
  return typeof seed === 'string' && /^\d{1,9}$/.test(seed) ? Number(seed) : crypto.getRandomValues(new Uint32Array(1))[0]!;
}

/** `crypto.randomUUID` stands only in secure contexts; a page on a local network is none. */
function randomId(): string {
  const words = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(words, (word) => word.toString(36)).join('');
}
