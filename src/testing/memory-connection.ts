/** A workspace in this thread and in memory: for tests of everything that stands above the connection. */
import { decodeUtf8, encodeUtf8, type Settings } from '#engine';
import { MemoryDisk } from '#platform/disk/memory-disk.ts';
import { settingsOf } from '#platform/worker/beginning.ts';
import { aboutOf, contentsOf, factsOf } from '#platform/worker/looks.ts';
import { readWorkspaceFile, writeWorkspaceFile } from '#platform/files/workspace-file.ts';
import { EngineHost, type HostEvent } from '#platform/host/engine-host.ts';
import { realWall } from '#platform/host/wall.ts';
import { go, goingFacts } from '#platform/worker/going.ts';
import { insideOf } from '#platform/worker/inside.ts';
import { IndexFlows } from '#session/folds/index-flows.ts';
import type { InsideFacts, InsideQuery } from '#session/inside-queries.ts';
import type { Beginning, Connection, ConnectionEvent } from '#session/connection.ts';

const settings = (beginning: Beginning = {}): Settings => settingsOf(beginning, () => 4711, Date.UTC(2026, 10, 20, 9, 0, 0));

export async function memoryConnection(own: Partial<Settings> = {}): Promise<Connection> {
  const listeners = new Set<(event: ConnectionEvent) => void>();
  const tell = (event: ConnectionEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const reading = (): { nowMs: number; wallMs: number; speed: number } => ({
    nowMs: host.nowMs,
    wallMs: performance.timeOrigin + performance.now(),
    speed: host.speed,
  });
  const listener = (event: HostEvent): void => {
    if (event.kind === 'stepped') tell({ kind: 'changed', clock: reading(), tables: event.changesTables });
    if (event.kind === 'went') tell({ kind: 'changed', clock: reading(), tables: true });
  };
  const open = (beginning?: Beginning): Promise<EngineHost> =>
    EngineHost.open({ disk: new MemoryDisk(), settings: { ...settings(beginning), ...own }, wall: realWall, listener });
  const flows = new IndexFlows();
  let host = await open();
  return {
    workspace: 'test',
    async call({ target, body, origin, client }) {
      const { response, trace } = await host.call({ target, body: encodeUtf8(body), origin, ...client });
      return { status: response.status, headers: response.headers, body: decodeUtf8(response.body), trace };
    },
    async callBytes(target, body, origin) {
      return (await host.call({ target, body, origin })).response;
    },
    async whatIf(calls) {
      const fork = host.fork();
      return calls.map(({ target, body }) => {
        const { response, respondAtMs, traces } = fork.step({ kind: 'request', target, body: encodeUtf8(body) });
        fork.step({ kind: 'time', toMs: respondAtMs });
        const { status, headers, body: bytes } = response!;
        return { status, headers, body: decodeUtf8(bytes), trace: traces[traces.length - 1] };
      });
    },
    facts: (query) => Promise.resolve(factsOf(host, query)),
    keySpaceHeat: ({ tableName, indexName }) =>
      Promise.resolve({ tableName, indexName, columns: 0, rowMs: 1, fromMs: host.nowMs, rows: 0, cells: [], from: 0, to: 1, requests: 0, hottest: [] }),
    inside: <Query extends InsideQuery>(query: Query) => Promise.resolve(insideOf(host, query, flows) as InsideFacts[Query['kind']] | undefined),
    about: () => Promise.resolve(aboutOf(host)),
    exportFile: (control) => writeWorkspaceFile(host.fork(), control),
    examineFile: async (file, control) => contentsOf(await readWorkspaceFile(file, control)),
    importFile: () => Promise.reject(new Error('a workspace in memory has no file')),
    async reset(beginning) {
      await host.close();
      host = await open(beginning);
      tell({ kind: 'changed', clock: reading(), tables: true });
    },
    going: () => Promise.resolve(goingFacts(host.going)),
    go: (to, control) => go(host.going, to, control),
    async keepCheckpoint(name, control) {
      await host.going.keepCheckpoint(name, control);
      tell({ kind: 'changed', clock: reading(), tables: true });
    },
    async dropCheckpoint(id) {
      await host.going.dropCheckpoint(id);
      tell({ kind: 'changed', clock: reading(), tables: true });
    },
    lookAt: () => Promise.reject(new Error('a workspace in memory looks at the present')),
    clock: () => Promise.resolve(reading()),
    storage: () => ({ kind: 'memory', reason: 'This is a test.' }),
    subscribe(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    close: () => host.close(),
  };
}
