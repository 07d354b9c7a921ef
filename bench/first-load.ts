/**
 * What a learner's first visit costs the network until the first lesson is usable, with nothing in any cache;
 * and what the second one costs. The site is built and served as a static host would: gzip, checksums.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../e2e/fixtures/browser.ts';
import type { Figure } from './report.ts';

const lesson = '#/learn/your-first-table';
const bytesMax = 500_000;
/** Words of UpdateItem's own, which nothing but the operation says. */
const operationWords = 'Item size to update has exceeded the maximum allowed size';

export async function run(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'dynascope-site-'));
  try {
    await build({ logLevel: 'silent', build: { outDir: directory, emptyOutDir: true } });
    return await visit(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Visits a site that is built. */
export async function visit(directory: string): Promise<Figure[]> {
  const site = await Site.start(directory);
  const browser = await chromium.launch(launchOptions());
  try {
    return [...(await firstVisit(site, browser)), ...(await secondVisit(site, browser))];
  } finally {
    await browser.close();
    site.stop();
  }
}

/** Without the service worker, which goes on to fetch the rest of the site behind the learner's back. */
async function firstVisit(site: Site, browser: Browser): Promise<Figure[]> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await openLesson(page, site.url);
  const begun = site.codeBytes;
  const withOperations = site.scriptsWith(operationWords);
  await startFirstStep(page);
  const doing = site.codeBytes;
  await context.close();
  const kilobytes = (bytes: number): Pick<Figure, 'value' | 'unit'> => ({ value: bytes / 1000, unit: 'KB' });
  return [
    { name: 'JavaScript and CSS until the first lesson is there', ...kilobytes(begun), atMost: bytesMax / 1000 },
    { name: 'and until the form of its first step stands', ...kilobytes(doing) },
    // One line at the top of a file of the engine is enough to bring all of them into the page, unseen but for the bytes.
    { name: "Scripts that hold the engine's operations: the worker", value: withOperations, unit: '', atLeast: 1, atMost: 1 },
  ];
}

async function secondVisit(site: Site, browser: Browser): Promise<Figure[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await openLesson(page, site.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  site.isGone = true;
  const before = site.requests;
  await page.goto('about:blank');
  await openLesson(page, site.url);
  await startFirstStep(page);
  const needed = site.requests - before;
  await context.close();
  return [{ name: 'Requests of a second visit, all refused by the network', value: needed, unit: '', atMost: 0 }];
}

async function openLesson(page: Page, url: string): Promise<void> {
  await page.goto(url + lesson);
  await page.getByRole('heading', { name: 'Create the table' }).waitFor();
  await page.getByRole('link', { name: 'Create table' }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function startFirstStep(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Create table' }).first().click();
  await page.getByRole('textbox', { name: 'Table name' }).waitFor();
  await page.waitForLoadState('networkidle');
}

interface SiteFile {
  readonly body: Buffer;
  readonly tag: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

class Site {
  readonly #files: ReadonlyMap<string, SiteFile>;
  readonly #server: Server;
  /** Answers nothing from now on, as a network that is gone. */
  isGone = false;
  requests = 0;
  /** JavaScript and CSS that went out. */
  codeBytes = 0;
  readonly #scripts = new Set<SiteFile>();

  private constructor(files: ReadonlyMap<string, SiteFile>) {
    this.#files = files;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(directory: string): Promise<Site> {
    const site = new Site(await filesIn(directory));
    await new Promise<void>((resolve) => {
      site.#server.listen(0, '127.0.0.1', resolve);
    });
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** How many of the scripts that went out hold the words. */
  scriptsWith(words: string): number {
    return [...this.#scripts].filter(({ body }) => gunzipSync(body).includes(words)).length;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer({ url = '/', headers, socket }: IncomingMessage, response: ServerResponse): void {
    const path = new URL(url, this.url).pathname.slice(1) || 'index.html';
    if (this.isGone) {
      // Browsers look for a new version of the service worker, and go on without an answer.
      if (path !== 'service-worker.js') this.requests++;
      socket.destroy();
      return;
    }
    this.requests++;
    const file = this.#files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    const head = { etag: file.tag, 'cache-control': 'no-cache', 'content-type': types[extname(path)] ?? 'application/octet-stream' };
    if (headers['if-none-match'] === file.tag) return void response.writeHead(304, head).end();
    if (path.endsWith('.js') || path.endsWith('.css')) this.codeBytes += file.body.length;
    if (path.endsWith('.js')) this.#scripts.add(file);
    response.writeHead(200, { ...head, 'content-encoding': 'gzip' }).end(file.body);
  }
}

/** By path, packed as they go out. */
async function filesIn(directory: string): Promise<Map<string, SiteFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, SiteFile>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const body = gzipSync(await readFile(path));
    const name = relative(directory, path).replaceAll('\\', '/');
    files.set(name, { body, tag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` });
  }
  return files;
}
