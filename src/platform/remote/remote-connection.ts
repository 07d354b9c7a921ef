/**
 * Another engine behind the contract of a workspace. It answers requests, and has no inside: no trace, no clock
 * of its own, no fork, no file. What it does not have is refused in a sentence, or absent where the contract
 * allows for that; the page asks for none of it while {@link Connection.elsewhere} is there.
 */
import { controlTargetPrefix, decodeUtf8, encodeUtf8, scalingTargetPrefix } from '#engine';
import { type GoingFacts, noGoing } from '#session/going-back.ts';
import type { ClockReading, Connection, ConnectionAnswer, ConnectionCall, ConnectionEvent, Elsewhere, Facts } from '#session/connection.ts';
import { failureWords } from './failure-words.ts';
import { isOnTheWay, readRemoteTables, type RemoteTables, tablesMax } from './remote-tables.ts';
import type { RemoteAnswer, Send } from './send.ts';

export interface RemoteOptions {
  /** Differs from every stored workspace's. */
  readonly workspace: string;
  readonly elsewhere: Elsewhere;
  readonly send: Send;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly onClose: () => void;
}

/** How long what is known of the tables may be shown, when no request has changed a table. */
const knownMsMax = 3000;
/** How often tables that are on their way to another status are looked at. */
const watchEveryMs = 1500;

const changesTables = /\.(?:Create|Update|Delete|Restore|Import)\w*(?:Table|TimeToLive)/;
const changesItems = /\.(?:PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|ExecuteStatement|BatchExecuteStatement|ExecuteTransaction)$/;

export class RemoteConnection implements Connection {
  readonly workspace: string;
  readonly elsewhere: Elsewhere;
  readonly #options: RemoteOptions;
  readonly #listeners = new Set<(event: ConnectionEvent) => void>();
  readonly #numbers = new Map<string, number>();
  readonly #told = new Set<string>();
  #known: { readonly tables: RemoteTables; readonly atMs: number } | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.workspace = options.workspace;
    this.elsewhere = options.elsewhere;
  }

  async call({ target, body }: Pick<ConnectionCall, 'target' | 'body'>): Promise<ConnectionAnswer> {
    const startedMs = this.#options.nowMs();
    const answer = await this.#send(target, encodeUtf8(body));
    const latencyMs = this.#options.nowMs() - startedMs;
    return { ...answer, body: decodeUtf8(answer.body), trace: undefined, timing: { atMs: startedMs, latencyMs } };
  }

  callBytes(target: string, body: Uint8Array): Promise<RemoteAnswer> {
    return this.#send(target, body);
  }

  /** Items are left out: to read them costs. */
  async facts(): Promise<Facts> {
    const { nowMs } = this.#options;
    if (this.#known === undefined || nowMs() - this.#known.atMs > knownMsMax) {
      const tables = await readRemoteTables((operation, input) => this.#ask(operation, input), this.#numbers);
      if (tables !== undefined) this.#learn(tables);
    }
    return { nowMs: nowMs(), tables: this.#known?.tables.tables ?? [] };
  }

  clock(): Promise<ClockReading> {
    const nowMs = this.#options.nowMs();
    return Promise.resolve({ nowMs, wallMs: performance.timeOrigin + performance.now(), speed: 1 });
  }

  /** What it answers is its own to keep. */
  storage(): ReturnType<Connection['storage']> {
    return { kind: 'stored' };
  }

  inside(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  readonly whatIf = (): Promise<never> => Promise.reject(new Error('Another engine can’t be forked.'));
  readonly keySpaceHeat = (): Promise<never> => Promise.reject(new Error('Another engine does not show its key space.'));
  /** What another engine has done is done. */
  readonly going = (): Promise<GoingFacts> => Promise.resolve(noGoing);
  readonly go = (): Promise<never> => Promise.reject(new Error('Another engine can’t go back.'));
  readonly keepCheckpoint = this.go;
  readonly dropCheckpoint = this.go;
  readonly lookAt = this.go;
  readonly about = (): Promise<never> => Promise.reject(new Error('Another engine is no workspace.'));
  readonly exportFile = this.about;
  readonly examineFile = this.about;
  readonly importFile = this.about;
  readonly reset = this.about;

  subscribe(listener: (event: ConnectionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#watch);
    this.#listeners.clear();
    this.#options.onClose();
    return Promise.resolve();
  }

  async #send(target: string, body: Uint8Array): Promise<RemoteAnswer> {
    if (target.startsWith(controlTargetPrefix) || target.startsWith(scalingTargetPrefix)) {
      return refusal('NotInAnotherEngine', `${target.slice(target.indexOf('.') + 1)} is no operation of DynamoDB’s, so it is not sent to another engine.`, 400);
    }
    const outcome = await this.#options.send(target, body);
    if (outcome.kind === 'failure') {
      const { name, message } = failureWords(outcome.failure, { url: this.elsewhere.url, isWrite: changesTables.test(target) || changesItems.test(target) });
      // As a fault of a service's, which an SDK may try again.
      return refusal(name, message, 500);
    }
    if (outcome.answer.status === 200) this.#note(target);
    return outcome.answer;
  }

  #note(target: string): void {
    const isOfTables = changesTables.test(target);
    if (isOfTables) this.#known = undefined;
    if (isOfTables || changesItems.test(target)) this.#tellChanged(isOfTables);
  }

  async #ask(operation: string, input: object): Promise<unknown> {
    const { status, body } = await this.#send(`DynamoDB_20120810.${operation}`, encodeUtf8(JSON.stringify(input)));
    return status === 200 ? (JSON.parse(decodeUtf8(body)) as unknown) : undefined;
  }

  #learn(tables: RemoteTables): void {
    if (this.#isClosed) return;
    this.#known = { tables, atMs: this.#options.nowMs() };
    if (tables.isCut) this.#notice(`There are more tables than the first ${tablesMax}, which are shown here. Requests reach all of them.`);
    const { notDescribed } = tables;
    if (notDescribed.length > 0) {
      this.#notice(`Not shown, because DescribeTable was refused: ${notDescribed.slice(0, 5).join(', ')}${notDescribed.length > 5 ? ' and others' : ''}. Ask for it in Requests to see why.`);
    }
    clearTimeout(this.#watch);
    if (!isOnTheWay(tables)) return;
    this.#watch = setTimeout(() => {
      this.#known = undefined;
      this.#tellChanged(true);
    }, watchEveryMs);
  }

  /** Each is told once. */
  #notice(sentence: string): void {
    if (this.#told.has(sentence)) return;
    this.#told.add(sentence);
    this.#tell({ kind: 'notice', sentence });
  }

  #tellChanged(tables: boolean): void {
    const nowMs = this.#options.nowMs();
    this.#tell({ kind: 'changed', clock: { nowMs, wallMs: performance.timeOrigin + performance.now(), speed: 1 }, tables });
  }

  #tell(event: ConnectionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const refusal = (name: string, message: string, status: number): RemoteAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: encodeUtf8(JSON.stringify({ __type: `dynascope#${name}`, message })),
});
