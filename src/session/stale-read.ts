/**
 * Makes a stale read happen: time stands still, the item is written once more, and it is read with eventual
 * consistency until a follower answers that has not applied the write. All of it are the learner's own requests.
 */
import type { AttributeMap } from '#engine';
import { attributeOf } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from './exchange.ts';
import type { ReadMoment } from './folds/replica-lanes.ts';
import { all } from './folds/spoken.ts';
import type { Session } from './session.ts';

export type StaleRead =
  | { readonly kind: 'stale'; readonly exchange: Exchange; readonly reads: number; readonly moment: ReadMoment; readonly sentence: string }
  | { readonly kind: 'none'; readonly sentence: string };

/** The attribute that counts the writes. */
const counter = 'version';
/** Followers can be quick, so it may take some writes; after a few reads all of them have applied one. */
const writesMax = 12;
const readsMax = 4;

/** `key` is of the table's type. Time stands still afterwards, but for what each request takes. */
export async function makeStaleRead(session: Session, tableName: string, key: AttributeMap): Promise<StaleRead> {
  await session.ask('SetClock', { Speed: 0 });
  for (let write = 0; write < writesMax; write++) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, until a read is stale
    const made = await writeAndRead(session, tableName, key, write * readsMax);
    if (made !== undefined) return made;
  }
  return { kind: 'none', sentence: say('No follower is behind: this workspace began without lag, or a partition has no second write to lack.') };
}

/** Nothing when every read was of the newest. */
async function writeAndRead(session: Session, tableName: string, key: AttributeMap, readsBefore: number): Promise<StaleRead | undefined> {
  const written = await session.run('UpdateItem', {
    TableName: tableName,
    Key: key,
    UpdateExpression: 'ADD #counter :one',
    ExpressionAttributeNames: { '#counter': counter },
    ExpressionAttributeValues: { ':one': { N: '1' } },
    ReturnValues: 'ALL_NEW',
  });
  if (written.error !== undefined) return { kind: 'none', sentence: say('The write is refused: {message}', { message: written.error.message }) };
  const newest = versionIn(written);
  for (let reads = 1; reads <= readsMax; reads++) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, until one is stale
    const exchange = await session.run('GetItem', { TableName: tableName, Key: key });
    const [read] = all(exchange.trace?.events ?? [], 'replica.read');
    if (read === undefined) return { kind: 'none', sentence: say('The read is refused: {message}', { message: exchange.error?.message ?? say('it came to no replica.') }) };
    if (read.appliedSequence >= read.leaderSequence) continue;
    const old = versionIn(exchange);
    const sentence = old === undefined
      ? say('Follower {replicaId} answered an item without {counter}. The leader has {counter} {newest}.', { replicaId: read.replicaId, counter, newest: newest ?? '1' })
      : say('Follower {replicaId} answered {counter} {old}. The leader has {counter} {newest}.', { replicaId: read.replicaId, counter, old, newest: newest ?? '1' });
    return { kind: 'stale', exchange, reads: readsBefore + reads, moment: { atMs: read.atMs, answered: itemIn(exchange) }, sentence };
  }
  return undefined;
}

/** The item that came back. */
function itemIn({ response }: Exchange): AttributeMap | undefined {
  const { Item, Attributes } = JSON.parse(response) as { Item?: AttributeMap; Attributes?: AttributeMap };
  return Item ?? Attributes;
}

function versionIn(exchange: Exchange): string | undefined {
  const item = itemIn(exchange);
  return item && attributeOf(item, counter)?.N;
}
