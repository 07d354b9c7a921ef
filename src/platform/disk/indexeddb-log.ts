/**
 * Chromium keeps all databases of a site in one LevelDB, and loses all of them to two kills of the browser.
 *
 * A kill in the middle of a write leaves half a record at the end of LevelDB's log. The next opening leaves the
 * half aside and goes on behind it, in the same log; the opening after that meets the half in the middle, takes
 * the log for corrupt, and the browser throws the whole storage away, acknowledged and durable as it was.
 * Source: github.com/google/leveldb issue 1287. Shown in e2e/crash.spec.ts: without this, one kill in a hundred
 * under load was the first of such a pair.
 *
 * What a page can do about it is never to go on in a log that it has not begun. Deleting a database, however
 * small, makes Chromium compact what was deleted, and for that LevelDB writes its memory into a table, drops
 * the log and begins a new one. It takes some 3 ms. What remains is a second kill within them.
 */
import { deleteDB, openDB } from 'idb';

/** No workspace has it: theirs begin with `dynascope-`. */
const name = 'dynascope:log';

/** Something else may have it open, and is about to close it. */
const waitMs = 1000;

/** Lets whatever is written from now on begin a new log. Never fails: a browser that refuses has its reasons told elsewhere. */
export async function turnLog(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  await Promise.race([createAndDelete().catch(() => undefined), late]);
  clearTimeout(timer);
}

async function createAndDelete(): Promise<void> {
  (await openDB(name, 1)).close();
  await deleteDB(name);
}
