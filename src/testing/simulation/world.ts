/** A table under load, time and faults, all by one seed, and everything that must be true of it on the way. */
import {
  type CommitRecord,
  controlTargetPrefix,
  createEngine,
  decodeUtf8,
  type Engine,
  encodeUtf8,
  type Item,
  noLag,
  quickExpiry,
  realisticLag,
  type StepResult,
} from '#engine';
import { positionOf } from '#engine/model/key.ts';
import { Dice } from '../dice.ts';
import { stepViolations } from '../invariants/steps.ts';
import { sameValue } from '../oracle/order.ts';
import { type Body, startMs, targetOf } from '../story.ts';
import { tableOf } from '../table-notation.ts';
import { Fold } from './fold.ts';
import { keyOf, Model, type Name, nameOf } from './model.ts';
import { anyRequest, bigItem, type Request } from './requests.ts';

/** The longest that a follower is behind. */
const lagMaxMs = 600;
/** No longer: a day later records are trimmed. */
const halfDayMs = 12 * 3_600_000;
const throttles = /^(ProvisionedThroughputExceeded|Throttling)Exception$/;

export class World {
  readonly dice: Dice;
  readonly engine: Engine;
  readonly model = new Model();
  readonly violations: string[] = [];
  readonly fold: Fold;
  readonly seen = new Map<string, number>();
  unitsMax = 0;
  readonly #names = new Map<string, Name>();

  readonly #listener: (result: StepResult) => void;

  /** `listener` is told of every step. */
  constructor(seed: number, listener: (result: StepResult) => void = () => undefined) {
    this.#listener = listener;
    const dice = (this.dice = new Dice(seed));
    const regime = dice.pick(['adaptive', 'adaptive', 'burst', 'static'] as const);
    const settings = { seed, startMs, regime, ...quickExpiry, ...(dice.chance(0.8) ? realisticLag : noLag) };
    this.engine = createEngine({ ...settings, ...dice.maybe(0.7, () => ({ partitionBytesMax: 800 })) });
    const local = dice.pick(['', '', ' | local byN n:N KEYS_ONLY']);
    const notation = `Orders pk:S sk:N${local} | global byGroup group:S${dice.pick(['', ' | provisioned 10 10', ' | provisioned 100 1'])}`;
    const table = { ...tableOf(notation), StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } };
    this.send('CreateTable', table);
    this.wait(2000);
    this.send('UpdateTimeToLive', { TableName: 'Orders', TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } });
    this.fold = new Fold(this.engine.inspect());
    if (notation.endsWith(' 1')) this.#request(bigItem);
  }

  /** One turn: time that passes, a fault, or a request. */
  turn(): void {
    const { dice } = this;
    const kind = dice.below(100);
    if (kind < 40) this.wait(dice.below(60));
    else if (kind < 47) this.wait(dice.between(500, 30_000));
    else if (kind < 49) this.wait(dice.between(60_000, 600_000));
    else if (kind < 50 && this.engine.nowMs < startMs + halfDayMs) this.wait(4 * 3_600_000);
    else if (kind < 53) this.#fail();
    else if (kind < 54) this.#provision();
    else this.#request(anyRequest(dice, this.model, this.engine.nowMs));
  }

  wait(ms: number): void {
    this.#take(this.engine.step({ kind: 'time', toMs: this.engine.nowMs + ms }));
  }

  send(operation: string, body: object): { status: number; body: Body; error: string; result: StepResult } {
    const target = operation === 'FailLeader' ? `${controlTargetPrefix}FailLeader` : targetOf(operation);
    const result = this.engine.step({ kind: 'request', target, body: encodeUtf8(JSON.stringify(body)) });
    this.#take(result);
    const answer = JSON.parse(decodeUtf8(result.response!.body) || '{}') as Body;
    const error = typeof answer.__type === 'string' ? (answer.__type.split('#')[1] as string) : '';
    this.seen.set(error || operation, (this.seen.get(error || operation) ?? 0) + 1);
    return { status: result.response!.status, body: answer, error, result };
  }

  #take(result: StepResult): void {
    this.#listener(result);
    this.violations.push(...stepViolations(result));
    for (const record of result.records) this.#expire(record);
    for (const event of result.traces.flatMap(({ events }) => events)) {
      this.fold?.take(event);
      if (event.type === 'partition.split') this.seen.set('split', (this.seen.get('split') ?? 0) + 1);
      if (event.type === 'capacity.admitted') this.unitsMax = Math.max(this.unitsMax, event.units);
    }
  }

  /** An item goes by itself only when its time is over. */
  #expire({ atMs, commits }: CommitRecord): void {
    for (const commit of commits) {
      if (commit.type !== 'item.written' || commit.isExpiry !== true) continue;
      const name = this.#nameAt(commit.position);
      const until = Number(this.model.items.get(name)?.['until']?.N ?? Infinity);
      if (!(until * 1000 < atMs)) this.violations.push(`${name} is deleted at ${atMs}, and it expires at ${until * 1000}`);
      this.seen.set('expiry', (this.seen.get('expiry') ?? 0) + 1);
      this.model.set(name, undefined, atMs, true);
    }
  }

  #nameAt(position: string): Name {
    if (this.#names.size === 0) {
      const { key } = this.engine.inspect().tables[0]!.record;
      for (let n = 0; n < 18; n++) this.#names.set(positionOf(key, keyOf(`k${n % 6}/${n % 3}`)), `k${n % 6}/${n % 3}`);
    }
    return this.#names.get(position)!;
  }

  #fail(): void {
    const index = this.dice.maybe(0.3, () => ({ IndexName: 'byGroup' }));
    const { Partitions } = this.send('DescribePartitions', { TableName: 'Orders', ...index }).body;
    const { PartitionId } = this.dice.pick(Partitions as { PartitionId: string }[]);
    this.send('FailLeader', { TableName: 'Orders', PartitionId, ...index });
  }

  /** More throughput may need more partitions. On an on-demand table this is a switch, or refused. */
  #provision(): void {
    const WriteCapacityUnits = this.dice.pick([1, 10, 2500, 6000]);
    const ProvisionedThroughput = { ReadCapacityUnits: 100, WriteCapacityUnits };
    this.send('UpdateTable', { TableName: 'Orders', ProvisionedThroughput });
    this.wait(this.dice.below(3000));
  }

  #request(request: Request): void {
    const told = this.send(request.operation, request.body);
    const { status, error } = told;
    if (status === 500 && !told.result.traces.at(-1)!.events.some(({ type }) => type === 'leader.awaited')) this.#say(request, 'is answered 500 while there is a leader');
    if (request.holds === false && status === 200) this.#say(request, 'is done though its condition does not hold');
    if (error === 'ConditionalCheckFailedException' && request.holds !== false) this.#say(request, 'fails a condition that holds');
    const isExpected = status === 200 || throttles.test(error) || /^(InternalServerError|ConditionalCheckFailed|TransactionConflict|TransactionCanceled)/.test(error);
    if (!isExpected) this.#say(request, `is refused with ${error}: ${String(told.body.message)}`);
    if (status !== 200) return;
    if (request.writes !== undefined) this.#written(request, told.body);
    if (request.reads !== undefined) this.#check(request, itemsOf(told.body), told.body.LastEvaluatedKey !== undefined);
  }

  #written({ writes = new Map() }: Request, body: Body): void {
    const left = ((body.UnprocessedItems?.Orders ?? []) as { PutRequest: { Item: Item } }[]).map(({ PutRequest }) => nameOf(PutRequest.Item));
    for (const [name, item] of writes) if (!left.includes(name)) this.model.set(name, item, this.engine.nowMs);
  }

  /** Strong reads answer what was written last; eventual ones what a replica can have held. */
  #check(request: Request, items: readonly Item[], isPart: boolean): void {
    const { names, isStrong } = request.reads!;
    const found = new Map(items.map((item) => [nameOf(item), item]));
    for (const name of names) {
      const item = found.get(name);
      if (item === undefined && isPart) continue;
      const isRight = isStrong
        ? sameValue(this.model.items.get(name), item)
        : this.model.wasCurrent(name, item, this.engine.nowMs, lagMaxMs);
      if (!isRight) this.#say(request, `answers ${JSON.stringify(item)} for ${name}, which is ${JSON.stringify(this.model.items.get(name))}`);
    }
  }

  #say({ operation, body }: Request, what: string): void {
    this.violations.push(`${operation} ${JSON.stringify(body)} ${what}`);
  }
}

function itemsOf(body: Body): Item[] {
  if (body.Responses !== undefined) return (body.Responses as { Item?: Item }[]).flatMap(({ Item: item }) => (item === undefined ? [] : [item]));
  return (body.Items as Item[] | undefined) ?? (body.Item === undefined ? [] : [body.Item as Item]);
}
