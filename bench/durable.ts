/**
 * What durability costs in Chromium: PutItem through engine and journal, answered when it is durable,
 * against records put with `idb` alone; and what a large workspace costs to open and to keep.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../e2e/fixtures/browser.ts';
import { bundled } from '../e2e/fixtures/bundle.ts';
import { itemBytesWanted } from './browser/data.ts';
import type { BenchOrder } from './browser/worker.ts';
import { type Figure, median } from './report.ts';

export async function run({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const bench = await BrowserBench.start();
  try {
    return [...(await putFigures(bench, quick)), ...(await workspaceFigures(bench, quick))];
  } finally {
    await bench.stop();
  }
}

async function putFigures(bench: BrowserBench, quick: boolean): Promise<Figure[]> {
  const rounds = quick ? 1 : 5;
  const count = quick ? 500 : 20_000;
  const aloneCount = quick ? 20 : 1000;
  const rates: Compared[] = [];
  const alone: Compared[] = [];
  // The first round warms up the browser's storage and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const workspace = `round-${round}`;
    const [plain, strict, ours] = await bench.inTurn([
      { order: 'plain puts', workspace, count, perTransaction: 100, durability: 'default' },
      { order: 'plain puts', workspace, count, perTransaction: 100, durability: 'strict' },
      { order: 'our puts', workspace, count, inFlight: 128 },
    ]);
    rates.push({ plain, strict, ours });
    const [plainAlone, strictAlone, oursAlone] = await bench.inTurn([
      { order: 'plain put alone', workspace, count: aloneCount, durability: 'default' },
      { order: 'plain put alone', workspace, count: aloneCount, durability: 'strict' },
      { order: 'our put alone', workspace: `${workspace}-alone`, count: aloneCount },
    ]);
    alone.push({ plain: plainAlone, strict: strictAlone, ours: oursAlone });
  }
  const middle = (figures: readonly Compared[], of: (figure: Compared) => number): number => median(figures.slice(1).map(of));
  const each = (figures: readonly Compared[], unit: string, what: string, theirs: string): Figure[] => [
    { name: `Durable PutItem, ${what}`, value: middle(figures, ({ ours }) => ours), unit },
    { name: `Plain idb put, ${theirs}, as durable (strict)`, value: middle(figures, ({ strict }) => strict), unit },
    { name: `Plain idb put, ${theirs}, by default (relaxed)`, value: middle(figures, ({ plain }) => plain), unit },
  ];
  return [
    ...each(rates, '/s', '128 in flight', '100 at once'),
    { name: 'PutItem against plain idb as durable', value: middle(rates, ({ ours, strict }) => ours / strict), unit: 'x', atLeast: 3 },
    { name: 'PutItem against plain idb by default', value: middle(rates, ({ ours, plain }) => ours / plain), unit: 'x' },
    ...each(alone, 'ms', 'alone', 'alone'),
    { name: 'PutItem alone against plain idb as durable', value: middle(alone, ({ ours, strict }) => ours / strict), unit: 'x', atMost: 1.5 },
    { name: 'PutItem alone against plain idb by default', value: middle(alone, ({ ours, plain }) => ours / plain), unit: 'x' },
  ];
}

/** What one round measured: `strict` is plain idb when it waits for the disk as ours does, `plain` when it does not. */
interface Compared {
  readonly plain: number;
  readonly strict: number;
  readonly ours: number;
}

async function workspaceFigures(bench: BrowserBench, quick: boolean): Promise<Figure[]> {
  const count = quick ? 1000 : 100_000;
  const workspace = 'large';
  await bench.ask({ order: 'our puts', workspace, count, inFlight: 128 });
  const idleBytes = await bench.memoryBytes();
  const fromJournal = await bench.ask({ order: 'open', workspace });
  const bytes = (await bench.memoryBytes()) - idleBytes;
  await bench.ask({ order: 'snapshot' });
  await bench.ask({ order: 'close' });
  const fromSnapshot = await bench.ask({ order: 'open', workspace });
  const items = `${count.toLocaleString('en-US')} items of 1 KB`;
  return [
    { name: `Opening ${items} from the journal`, value: fromJournal / 1000, unit: 's', atMost: 2 },
    { name: `Opening ${items} from a snapshot`, value: fromSnapshot / 1000, unit: 's', atMost: 2 },
    { name: "The worker's memory against the data", value: bytes / (count * itemBytesWanted), unit: 'x', atMost: 2.5 },
  ];
}

interface MemoryMeasurement {
  readonly bytes: number;
}

/** A page with one worker that takes orders, in a browser whose profile lies on the disk. */
class BrowserBench {
  readonly #server: Server;
  readonly #profile: string;
  readonly #context: BrowserContext;
  readonly #page: Page;

  private constructor(server: Server, profile: string, context: BrowserContext, page: Page) {
    this.#server = server;
    this.#profile = profile;
    this.#context = context;
    this.#page = page;
  }

  static async start(): Promise<BrowserBench> {
    const server = serve(await bundled('bench/browser/worker.ts'));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const profile = await mkdtemp(join(tmpdir(), 'dynascope-bench-'));
    const { args = [], ...options } = launchOptions();
    // Memory is measured at once instead of at the next garbage collection.
    const eager = '--enable-blink-features=ForceEagerMeasureMemory';
    const context = await chromium.launchPersistentContext(profile, { ...options, args: [...args, eager] });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const bench = new BrowserBench(server, profile, context, page);
    await page.evaluate(startWorker);
    return bench;
  }

  async ask(order: BenchOrder): Promise<number> {
    const answer = await this.#page.evaluate(
      (message) => (globalThis as unknown as { ask(order: BenchOrder): Promise<number | string> }).ask(message),
      order,
    );
    if (typeof answer === 'string') throw new Error(answer);
    return answer;
  }

  /** As close together as they can be. */
  async inTurn<const Orders extends readonly BenchOrder[]>(orders: Orders): Promise<{ [At in keyof Orders]: number }> {
    const figures: number[] = [];
    for (const order of orders) figures.push(await this.ask(order));
    return figures as { [At in keyof Orders]: number };
  }

  /** Of the page and its worker. */
  async memoryBytes(): Promise<number> {
    const { bytes } = await this.#page.evaluate(() =>
      (performance as unknown as { measureUserAgentSpecificMemory(): Promise<MemoryMeasurement> }).measureUserAgentSpecificMemory(),
    );
    return bytes;
  }

  async stop(): Promise<void> {
    await this.#context.close();
    this.#server.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs in the page. */
function startWorker(): void {
  const worker = new Worker('/worker.js', { type: 'module' });
  const ask = (order: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(order);
    });
  Object.assign(globalThis, { ask });
}

/** Isolated from other origins, which is what the browser asks of a page that measures memory. */
function serve(worker: string): Server {
  return createServer((request, response) => {
    const isWorker = request.url === '/worker.js';
    response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end(isWorker ? worker : '<!doctype html><title>bench</title>');
  });
}
