/** Looks at a workspace that cost nothing and change nothing: facts, "what if", where its partitions lie. */
import { type AttributeMap, attributeOf, decodeUtf8, type Engine, noLag, physicsIn, quickExpiry, realisticLag, type Settings } from '#engine';
import { present } from '#engine/kernel/assert.ts';
import type { ConnectionAnswer, ConnectionCall, Facts, FactsQuery, FileContents, KeySpaceQuery, WorkspaceAbout } from '#session/connection.ts';
import type { HashSpan } from '#session/folds/hash-space.ts';
import type { Answer, EngineHost } from '../host/engine-host.ts';
import type { Wall } from '../host/wall.ts';

export function textAnswer({ response, trace }: Answer): ConnectionAnswer {
  const { status, headers, body } = response;
  return { status, headers, body: decodeUtf8(body), trace };
}

/** Runs the calls one after another on an engine that is nobody else's. */
export function answersOf(fork: Engine, calls: readonly Omit<ConnectionCall, 'origin'>[]): ConnectionAnswer[] {
  return calls.map(({ target, body }) => {
    const { response, respondAtMs, traces } = fork.step({ kind: 'request', target, body });
    // The next one is sent when this one is answered.
    fork.step({ kind: 'time', toMs: respondAtMs });
    return textAnswer({ response: present(response, 'the answer of a request'), trace: traces.at(-1) });
  });
}

export const noFacts = (wall: Wall): Facts => ({ nowMs: wall.epochMs(), tables: [] });

export function factsOf(host: Pick<EngineHost, 'inspect' | 'settings'>, { itemsOf, itemsMax }: FactsQuery): Facts {
  const { nowMs, tables } = host.inspect();
  const physics = physicsIn(host.settings);
  return {
    nowMs,
    physics: Object.keys(physics).length === 0 ? undefined : physics,
    tables: tables.map(({ record, itemCount, bytes, partitions, indexes, items }) => ({
      record,
      itemCount,
      bytes,
      partitions: partitions.length,
      indexes: indexes.map((index) => ({ name: index.name, entryCount: index.entryCount, partitions: index.partitions.length })),
      items: itemsOf.includes(record.name) ? firstOf(items(), itemsMax) : [],
    })),
  };
}

export function aboutOf(host: EngineHost): WorkspaceAbout {
  const { settings, journalBytes } = host;
  const { seed, startMs, regime: throughput = 'unlimited' } = settings;
  const { requests } = host.inspect();
  return { seed, startMs, lag: lagOf(settings), throughput, expiry: expiryOf(settings), physics: physicsIn(settings), requests, journalBytes };
}

function expiryOf({ expiryDelay }: Settings): WorkspaceAbout['expiry'] {
  if (expiryDelay === undefined) return 'realistic';
  return JSON.stringify(expiryDelay) === JSON.stringify(quickExpiry.expiryDelay) ? 'quick' : 'own';
}

function lagOf({ followerLag, indexLag }: Settings): WorkspaceAbout['lag'] {
  const own = JSON.stringify([followerLag, indexLag]);
  const isLike = (lag: Pick<Settings, 'followerLag' | 'indexLag'>): boolean => own === JSON.stringify([lag.followerLag, lag.indexLag]);
  return isLike(realisticLag) ? 'realistic' : isLike(noLag) ? 'none' : 'own';
}

export function contentsOf(engine: Engine): FileContents {
  const { nowMs, tables } = engine.inspect();
  return { nowMs, tables: tables.map(({ record, itemCount, bytes }) => ({ name: record.name, itemCount, bytes })) };
}

function firstOf<T>(values: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const value of values) {
    if (first.length >= most) break;
    first.push(value);
  }
  return first;
}

/** The partitions of a table or a global index, by the ids that traces use. */
export function partitionSpans(
  host: Pick<EngineHost, 'inspect'> | undefined,
  { tableName, indexName }: KeySpaceQuery,
): ReadonlyMap<string, HashSpan> {
  const table = host?.inspect().tables.find(({ record }) => record.name === tableName);
  const space = indexName === undefined ? table : table?.indexes.find(({ name }) => name === indexName);
  return new Map(
    space?.partitions.map(({ number, from, to }) => [
      `P${number}`,
      { from: hashFraction(from), to: to === undefined ? 1 : hashFraction(to) },
    ]),
  );
}

/** The partition key of a hash, where an item with it is there. */
export function keyNames(host: Pick<EngineHost, 'inspect'> | undefined, { tableName, indexName }: KeySpaceQuery): (hash: string) => AttributeMap | undefined {
  const table = host?.inspect().tables.find(({ record }) => record.name === tableName);
  const key = indexName === undefined ? table?.record.key : table?.record.indexes.find(({ name }) => name === indexName)?.key;
  return (hash) => {
    const item = table?.inside.withHash(indexName, hash);
    if (item === undefined || key === undefined) return undefined;
    return Object.fromEntries(key.partition.map(({ name }) => [name, attributeOf(item, name)!]));
  };
}

/** Where a position stands in the hash space. Its first eight characters tell, a byte each. */
function hashFraction(position: string): number {
  let fraction = 0;
  for (let at = Math.min(8, position.length) - 1; at >= 0; at--) fraction = (fraction + position.charCodeAt(at)) / 256;
  return fraction;
}
