/**
 * The shared disk cases in real Chromium, where IndexedDB lies on a real disk, and the crash that no
 * simulation stands for: the browser killed while it writes.
 */
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { diskCases } from '../src/platform/disk/disk-suite.ts';
import type { DiskOrder } from '../src/testing/disk-worker.ts';
import { bundled } from './fixtures/bundle.ts';

const kills = 5;

let server: Server;
let origin = '';
let profile = '';

test.beforeAll(async () => {
  const script = await bundled('src/testing/disk-worker.ts');
  server = createServer((request, response) => {
    const isScript = request.url === '/worker.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>disk</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  profile = await mkdtemp(join(tmpdir(), 'dynascope-profile-'));
});

test.afterAll(async () => {
  server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** The default context keeps IndexedDB in memory; one with a profile keeps it on disk. */
async function launch(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(origin);
  return { context, page };
}

/** The worker's first answer to an order. */
const ask = <Answer>(page: Page, order: DiskOrder): Promise<Answer> =>
  page.evaluate(
    (message) =>
      new Promise<Answer>((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onerror = ({ message: problem }) => reject(new Error(problem));
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          worker.terminate();
          resolve(data);
        };
        worker.postMessage(message);
      }),
    order,
  );

/** Sends an order; every answer goes to the page's `hear`. */
const tell = (page: Page, order: DiskOrder): Promise<void> =>
  page.evaluate((message) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    const { hear } = globalThis as unknown as { hear: (answer: unknown) => void };
    worker.onmessage = ({ data }) => hear(data);
    worker.postMessage(message);
  }, order);

test.describe('the IndexedDB disk in Chromium keeps the contract', () => {
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async () => {
    ({ context, page } = await launch());
  });
  test.afterAll(() => context.close());

  for (const [index, { name }] of diskCases.entries()) {
    test(name, async () => {
      expect(await ask<string>(page, { order: 'run', name, workspace: `suite-${index}` })).toBe('');
    });
  }
});

test('a tab that deletes the workspace is let in, and the writing tab is told', async () => {
  const { context, page } = await launch();
  const heard: unknown[] = [];
  await page.exposeFunction('hear', (answer: unknown) => heard.push(answer));
  await tell(page, { order: 'write', workspace: 'wanted' });
  await expect.poll(() => heard.length).toBeGreaterThan(5);
  const other = await context.newPage();
  await other.goto(origin);
  expect(await ask(other, { order: 'delete', workspace: 'wanted' })).toBe('');
  await expect.poll(() => heard.at(-1)).toMatch(/^DiskError: Another tab is updating or deleting this workspace/);
  expect(await ask(other, { order: 'read', workspace: 'wanted' })).toEqual({ ordinals: [], damage: '' });
  await context.close();
});

test(`after ${kills} kills of the browser in mid-write every acknowledged record is there`, async () => {
  let acknowledged = 0;
  for (let kill = 1; kill <= kills; kill++) {
    acknowledged = await writeAndKill(acknowledged, 150 + 97 * kill);
  }
  const { context, page } = await launch();
  const { ordinals, damage } = await ask<{ ordinals: number[]; damage: string }>(page, {
    order: 'read',
    workspace: 'killed',
  });
  expect(damage).toBe('');
  expectWhole(ordinals, acknowledged);
  await context.close();
});

interface Progress {
  readonly ordinals?: number[];
  readonly stored?: number;
}

/** Lets the worker write for a while, kills the browser, and tells how far the worker said it had come. */
async function writeAndKill(before: number, afterMs: number): Promise<number> {
  const { context, page } = await launch();
  let acknowledged = before;
  let found: number[] | undefined;
  await page.exposeFunction('hear', (message: Progress) => {
    found ??= message.ordinals;
    acknowledged = message.stored ?? acknowledged;
  });
  await tell(page, { order: 'write', workspace: 'killed' });
  await expect.poll(() => acknowledged).toBeGreaterThan(before);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const closed = context.waitForEvent('close');
  process.kill(await browserPid(), 'SIGKILL');
  await closed;
  expectWhole(found ?? [], before);
  return acknowledged;
}

/** Chromium's lock on its profile is a link to `<host>-<pid>`. */
async function browserPid(): Promise<number> {
  const holder = await readlink(join(profile, 'SingletonLock'));
  return Number(holder.slice(holder.lastIndexOf('-') + 1));
}

/** Records from 1 on without a gap, at least as many as were acknowledged, and whole batches only. */
function expectWhole(ordinals: readonly number[], acknowledged: number): void {
  expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
  expect(ordinals.length).toBeGreaterThanOrEqual(acknowledged);
  expect(ordinals.length % 3).toBe(0);
}
