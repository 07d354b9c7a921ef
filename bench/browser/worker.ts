/**
 * The bench's worker: puts through the host over IndexedDB, and beside it what one would write with `idb`
 * alone. Every order is answered with one number, or with a text that says why there is none.
 */
import { type IDBPDatabase, openDB } from 'idb';
import { controlTargetPrefix, decodeUtf8, dynamoTargetPrefix, realisticLag } from '#engine';
import { present, unreachable } from '#engine/kernel/assert.ts';
import { IndexedDbDisk } from '#platform/disk/indexeddb-disk.ts';
import { EngineHost } from '#platform/host/engine-host.ts';
import { writeSnapshot } from '#platform/host/snapshots.ts';
import { realWall } from '#platform/host/wall.ts';
import { itemAt, keyOf, putBody, tableInput } from './data.ts';

export type BenchOrder =
  /** A record per item; puts per second. `strict` waits for the disk, as ours does; Chromium does not by default. */
  | {
      readonly order: 'plain puts';
      readonly workspace: string;
      readonly count: number;
      readonly perTransaction: number;
      readonly durability: IDBTransactionDurability;
    }
  /** One put after another; median milliseconds. */
  | { readonly order: 'plain put alone'; readonly workspace: string; readonly count: number; readonly durability: IDBTransactionDurability }
  | { readonly order: 'our puts'; readonly workspace: string; readonly count: number; readonly inFlight: number }
  | { readonly order: 'our put alone'; readonly workspace: string; readonly count: number }
  /** Opens a workspace and keeps it open; milliseconds. */
  | { readonly order: 'open'; readonly workspace: string }
  /** Writes a snapshot of the open workspace, which cuts its journal; milliseconds. */
  | { readonly order: 'snapshot' }
  /** Closes the open workspace; milliseconds. */
  | { readonly order: 'close' };

interface OpenWorkspace {
  readonly host: EngineHost;
  readonly disk: IndexedDbDisk;
}

let open: OpenWorkspace | undefined;

addEventListener('message', ({ data }: MessageEvent<BenchOrder>) => {
  obey(data).then(
    (figure) => postMessage(figure),
    (cause: unknown) => postMessage(String(cause)),
  );
});

function obey(order: BenchOrder): Promise<number> {
  switch (order.order) {
    case 'plain puts':
      return plainPuts(order);
    case 'plain put alone':
      return plainPutAlone(order.workspace, order.count, order.durability);
    case 'our puts':
      return ourPuts(order.workspace, order.count, order.inFlight);
    case 'our put alone':
      return ourPutAlone(order.workspace, order.count);
    case 'open':
      return elapsedMs(async () => {
        open = await opened(order.workspace);
      });
    case 'snapshot':
      return elapsedMs(async () => {
        const { disk, host } = present(open, 'an open workspace');
        await writeSnapshot(disk, host.fork(), [], []);
      });
    case 'close':
      return elapsedMs(async () => {
        await present(open, 'an open workspace').host.close();
        open = undefined;
      });
    default:
      return unreachable(order);
  }
}

async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const perSecond = async (count: number, work: () => Promise<unknown>): Promise<number> =>
  (count * 1000) / (await elapsedMs(work));

async function medianMs(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await elapsedMs(() => work(n)));
  return times.sort((a, b) => a - b)[count >> 1] ?? Number.NaN;
}

const plainDatabase = (name: string): Promise<IDBPDatabase> =>
  openDB(`plain-${name}`, 1, {
    upgrade(database) {
      database.createObjectStore('items');
    },
  });

async function plainPuts(order: Extract<BenchOrder, { order: 'plain puts' }>): Promise<number> {
  const { workspace, count, perTransaction, durability } = order;
  const items = Array.from({ length: count }, (_, n) => itemAt(n));
  const database = await plainDatabase(`${workspace}-${durability}`);
  const rate = await perSecond(count, async () => {
    for (let n = 0; n < count; ) {
      const change = database.transaction('items', 'readwrite', { durability });
      for (let puts = 0; puts < perTransaction && n < count; puts++, n++) void change.store.put(items[n], keyOf(n));
      await change.done;
    }
  });
  database.close();
  return rate;
}

async function plainPutAlone(workspace: string, count: number, durability: IDBTransactionDurability): Promise<number> {
  const database = await plainDatabase(workspace);
  const ms = await medianMs(count, async (n) => {
    const change = database.transaction('items', 'readwrite', { durability });
    await Promise.all([change.store.put(itemAt(n), keyOf(n)), change.done]);
  });
  database.close();
  return ms;
}

async function opened(workspace: string): Promise<OpenWorkspace> {
  const disk = new IndexedDbDisk(workspace);
  const settings = { seed: 4711, startMs: Date.now(), ...realisticLag };
  return { disk, host: await EngineHost.open({ disk, settings, wall: realWall }) };
}

async function call(host: EngineHost, target: string, body: string): Promise<void> {
  const { response } = await host.call({ target, body });
  if (response.status !== 200) throw new Error(decodeUtf8(response.body));
}

async function hostWithTable(workspace: string): Promise<EngineHost> {
  const { host } = await opened(workspace);
  await call(host, `${dynamoTargetPrefix}CreateTable`, JSON.stringify(tableInput));
  await call(host, `${controlTargetPrefix}AdvanceClock`, '{"Seconds":10}');
  return host;
}

const putTarget = `${dynamoTargetPrefix}PutItem`;

async function ourPuts(workspace: string, count: number, inFlight: number): Promise<number> {
  const bodies = Array.from({ length: count }, (_, n) => putBody(n));
  const host = await hostWithTable(workspace);
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) await call(host, putTarget, bodies[next++]!);
  };
  const rate = await perSecond(count, () => Promise.all(Array.from({ length: inFlight }, caller)));
  await host.close();
  return rate;
}

async function ourPutAlone(workspace: string, count: number): Promise<number> {
  const host = await hostWithTable(workspace);
  const ms = await medianMs(count, (n) => call(host, putTarget, putBody(n)));
  await host.close();
  return ms;
}
