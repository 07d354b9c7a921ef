/** The bench's worker: the host over IndexedDB, and beside it what one would write with `idb` alone. */
import { openDB } from 'idb';
import { encodeUtf8, realisticLag } from '#engine';
import { unreachable } from '#engine/kernel/assert.ts';
import { deleteDatabase } from '#platform/disk/indexeddb-database.ts';
import { IndexedDbDisk } from '#platform/disk/indexeddb-disk.ts';
import { EngineHost } from '#platform/host/engine-host.ts';
import { realWall } from '#platform/host/wall.ts';
import { itemAt } from './data.ts';
import type { BenchOrder } from './orders.ts';

const target = 'DynamoDB_20120810.';
const table = 'Orders';

addEventListener('message', ({ data }: MessageEvent<BenchOrder>) => {
  obey(data).then(postMessage, (cause: unknown) => postMessage(String(cause)));
});

function obey(order: BenchOrder): Promise<number> {
  switch (order.order) {
    case 'plain':
      return plain(order.workspace, order.items, order.perTransaction);
    case 'plain alone':
      return plainAlone(order.workspace, order.items);
    case 'ours':
      return ours(order.workspace, order.items, order.inFlight);
    case 'ours alone':
      return oursAlone(order.workspace, order.items);
    case 'open':
      return opened(order.workspace);
    case 'delete':
      return deleteDatabase(order.workspace).then(() => 0);
    default:
      return unreachable(order as never);
  }
}

const openPlain = (workspace: string) =>
  openDB(`dynascope-${workspace}`, 1, { upgrade: (database) => void database.createObjectStore('items') });

const keyOf = (n: number): string => `customer-${String(n).padStart(7, '0')}`;

async function plain(workspace: string, count: number, perTransaction: number): Promise<number> {
  const items = Array.from({ length: count }, (_, n) => itemAt(n));
  const database = await openPlain(workspace);
  const from = performance.now();
  for (let n = 0; n < count; ) {
    const change = database.transaction('items', 'readwrite');
    for (let put = 0; put < perTransaction && n < count; put++, n++) void change.store.put(items[n], keyOf(n));
    await change.done;
  }
  const ms = performance.now() - from;
  database.close();
  return (count * 1000) / ms;
}

async function plainAlone(workspace: string, count: number): Promise<number> {
  const items = Array.from({ length: count }, (_, n) => itemAt(n));
  const database = await openPlain(workspace);
  const ms = await medianMs(count, (n) => database.put('items', items[n], keyOf(n)));
  database.close();
  return ms;
}

const open = (workspace: string): Promise<EngineHost> =>
  EngineHost.open({
    disk: new IndexedDbDisk(workspace),
    settings: { seed: 4711, startMs: Date.now(), ...realisticLag },
    wall: realWall,
  });

async function withTable(workspace: string): Promise<EngineHost> {
  const host = await open(workspace);
  const call = (operation: string, input: object) =>
    host.call({ target: target + operation, body: encodeUtf8(JSON.stringify(input)) });
  await call('CreateTable', {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'customer', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }],
  });
  await host.call({ target: 'Dynascope_20261120.AdvanceClock', body: encodeUtf8('{"Seconds":10}') });
  return host;
}

const putBody = (n: number): Uint8Array => encodeUtf8(JSON.stringify({ TableName: table, Item: itemAt(n) }));

const put = async (host: EngineHost, body: Uint8Array): Promise<void> => {
  const { response } = await host.call({ target: 'DynamoDB_20120810.PutItem', body });
  if (response.status !== 200) throw new Error(new TextDecoder().decode(response.body));
};

async function ours(workspace: string, count: number, inFlight: number): Promise<number> {
  const bodies = Array.from({ length: count }, (_, n) => putBody(n));
  const host = await withTable(workspace);
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) await put(host, bodies[next++]!);
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: inFlight }, caller));
  const ms = performance.now() - from;
  await host.close();
  return (count * 1000) / ms;
}

async function oursAlone(workspace: string, count: number): Promise<number> {
  const bodies = Array.from({ length: count }, (_, n) => putBody(n));
  const host = await withTable(workspace);
  const ms = await medianMs(count, (n) => put(host, bodies[n]!));
  await host.close();
  return ms;
}

let kept: EngineHost | undefined;

async function opened(workspace: string): Promise<number> {
  const from = performance.now();
  kept = await open(workspace);
  return performance.now() - from;
}

async function medianMs(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const from = performance.now();
    await work(n);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return times[count >> 1]!;
}
