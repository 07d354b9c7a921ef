/**
 * One process per directory. The lock is a file that names its holder; it appears whole, by a link to a
 * file written before. A process that was killed leaves its lock behind, so the holder's pid and birth are
 * looked up: a pid alone says little, since after a restart, or in a container, another process may have it.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskError } from './disk-error.ts';
import { codeOf } from './file-problem.ts';

interface Holder {
  readonly pid: number;
  /** When the process began, in the system's own terms; absent where the system does not tell. */
  readonly birth: string | undefined;
  readonly token: string;
}

export interface Lock {
  release(): Promise<void>;
}

/** Fails as `in use` when a living process holds the directory. */
export async function lockDirectory(directory: string): Promise<Lock> {
  const path = join(directory, 'lock');
  const mine: Holder = { pid: process.pid, birth: await birthOf(process.pid), token: randomUUID() };
  const text = JSON.stringify(mine);
  for (;;) {
    if (await appeared(path, text, mine.token)) return { release: () => release(path, text) };
    const found = await contentOf(path);
    if (found === undefined) continue;
    if (await isAlive(found)) throw inUse(directory, path, found);
    await removeStale(path, found, mine.token);
  }
}

async function appeared(path: string, text: string, token: string): Promise<boolean> {
  const draft = `${path}-${token}`;
  await writeFile(draft, text);
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two processes may find the same stale lock, so what was moved away is looked at again. */
async function removeStale(path: string, stale: string, token: string): Promise<void> {
  const moved = `${path}-stale-${token}`;
  try {
    await rename(path, moved);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return;
    throw cause;
  }
  if ((await contentOf(moved)) !== stale) await link(moved, path).catch(() => undefined);
  await rm(moved, { force: true });
}

async function release(path: string, text: string): Promise<void> {
  if ((await contentOf(path)) === text) await rm(path, { force: true });
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

async function isAlive(content: string): Promise<boolean> {
  const holder = holderIn(content);
  if (holder === undefined || !isRunning(holder.pid)) return false;
  return holder.birth === undefined || holder.birth === (await birthOf(holder.pid));
}

function holderIn(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content) as Holder | null;
    return Number.isSafeInteger(holder?.pid) && holder!.pid > 0 ? holder! : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    // A process of another user answers that it may not be signalled; so it is there.
    return codeOf(cause) === 'EPERM';
  }
}

/** Linux: the boot and the tick of that boot in which the process began. Source: proc(5), `stat`, field 22. */
async function birthOf(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in field 2 may hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

const inUse = (directory: string, path: string, content: string): DiskError =>
  new DiskError(
    'in use',
    `${directory} is open in another process (pid ${holderIn(content)?.pid}). Nothing was changed. Stop that process or name another directory. If it is not Dynascope, remove ${path}.`,
  );
