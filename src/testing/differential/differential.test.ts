import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed, times } from '../chance.ts';
import { Dice } from '../dice.ts';
import { batchGetItem, batchWriteItem } from '../requests/batch-requests.ts';
import { legacyRequest } from '../requests/legacy-requests.ts';
import { schemas } from '../requests/schemas.ts';
import { slip } from '../requests/slips.ts';
import { itemRequest, type Request } from '../requests/valid-requests.ts';
import { Story } from '../story.ts';
import { differences, explains, saying } from './differences.ts';
import { normal } from './normal.ts';
import { type Answered, crashed, type Peer, startPeer } from './peer.ts';

/** dynalite loses attributes that are named like a member of every object. */
const tables = schemas.filter(({ name }) => name !== 'Hostile');
const isBeyondPeer = ({ body }: Request): boolean => JSON.stringify(body).includes('__proto__');

/** Nothing when the two agree, or when the table of differences says why they don't. */
function disagreement(request: Request, our: Answered, their: Answered): string | undefined {
  if (normal(request, our) === normal(request, their)) return undefined;
  if (differences.some((row) => explains(row, request, our, their))) return undefined;
  return [JSON.stringify(request), `ours:   ${JSON.stringify(our.body)}`, `theirs: ${JSON.stringify(their.body)}`].join('\n');
}

class Pair {
  readonly story = new Story();
  readonly peer: Peer;

  private constructor(peer: Peer) {
    this.peer = peer;
  }

  static async start(withTables: boolean): Promise<Pair> {
    const pair = new Pair(await startPeer());
    if (!withTables) return pair;
    for (const { create } of tables) {
      pair.story.done('CreateTable', create);
      await pair.peer.call('CreateTable', create);
    }
    pair.story.wait(2);
    while ((await pair.#status('Counts')) !== 'ACTIVE');
    return pair;
  }

  async #status(TableName: string): Promise<string> {
    return (await this.peer.call('DescribeTable', { TableName })).body.Table.TableStatus as string;
  }

  async ask({ operation, body }: Request): Promise<{ our: Answered; their: Answered }> {
    return { our: this.story.call(operation, body), their: await this.peer.call(operation, body) };
  }
}

type Draw = (dice: Dice, schemas: typeof tables) => Request;

const anyRequest: Draw = (dice, schemas) =>
  dice.chance(0.2) ? dice.pick([batchGetItem, batchWriteItem])(dice, schemas) : itemRequest(dice, schemas);

async function compareItemRequests(draw: Draw, diceSeed: number, count: number): Promise<string[]> {
  const dice = new Dice(diceSeed);
  const wrong: string[] = [];
  let pair = await Pair.start(true);
  for (let i = 0; i < count; i++) {
    const valid = draw(dice, tables);
    const request = dice.chance(0.5) ? slip(dice, valid) : valid;
    if (isBeyondPeer(request)) continue;
    const { our, their } = await pair.ask(request);
    const disagreed = crashed(their) ? undefined : disagreement(request, our, their);
    if (disagreed !== undefined) wrong.push(disagreed);
    // What only one of them has done would show in every later answer.
    if (our.status === their.status) continue;
    await pair.peer.close();
    pair = await Pair.start(true);
  }
  await pair.peer.close();
  return wrong;
}

async function compareTableDefinitions(diceSeed: number, count: number): Promise<string[]> {
  const dice = new Dice(diceSeed);
  const wrong: string[] = [];
  let pair = await Pair.start(false);
  for (let i = 0; i < count; i++) {
    const create = { ...dice.pick(tables).create, TableName: `Table${i}` };
    const request = slip(dice, { operation: 'CreateTable', body: create });
    if (request.body['TableName'] !== create.TableName && dice.chance(0.8)) continue;
    const { our, their } = await pair.ask(request);
    if (crashed(their)) {
      await pair.peer.close();
      pair = await Pair.start(false);
    } else if (our.status !== 200 || their.status !== 200) {
      const disagreed = disagreement(request, our, their);
      if (disagreed !== undefined) wrong.push(disagreed);
    }
  }
  await pair.peer.close();
  return wrong;
}

describe('dynalite and we agree, or the table of differences says why not', () => {
  test('requests for items, one and many, half of them with a slip', async () => {
    expect((await compareItemRequests(anyRequest, seed, times(2500))).join('\n\n')).toBe('');
  }, 60_000);

  test('requests with parameters from before expressions and with starting keys', async () => {
    expect((await compareItemRequests(legacyRequest, seed, times(1500))).join('\n\n')).toBe('');
  }, 60_000);

  test('definitions of tables, each with a slip', async () => {
    expect((await compareTableDefinitions(seed, times(500))).join('\n\n')).toBe('');
  }, 60_000);
});

describe('every difference of the table is one', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await Pair.start(true);
    const item = { pk: { S: 'a' }, sk: { N: '1' }, year: { N: '1999' }, title: { S: 'x' }, genre: { S: 'y' }, tag: { S: 'z' } };
    await pair.ask({ operation: 'PutItem', body: { TableName: 'Music', Item: item } });
  });
  afterAll(() => pair.peer.close());

  test.each(differences.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const { our, their } = await pair.ask(row.example);
    expect(crashed(their) || normal(row.example, our) !== normal(row.example, their), 'they agree').toBe(true);
    expect(explains(row, row.example, our, their), `${saying(our)} / ${saying(their)}`).toBe(true);
  });
});
