/**
 * What a page asks of a workspace, and what it gets: the members of `Connection` as plain data, so that they
 * go from page to worker and from tab to tab alike.
 */
import type { AttributeMap, ClientAttempt } from '#engine';
import { readBeginning } from '#session/beginning.ts';
import type {
  Beginning,
  CallOrigin,
  ClientWord,
  ClockReading,
  ConnectionAnswer,
  ConnectionCall,
  Facts,
  FactsQuery,
  FileContents,
  HeatQuery,
  KeySpaceHeat,
  WorkspaceAbout,
} from '#session/connection.ts';
import type { Destination, GoingFacts, Stop } from '#session/going-back.ts';
import type { InsideFacts, InsideQuery } from '#session/inside-queries.ts';

export type WorkspaceRequest =
  | { readonly kind: 'call'; readonly target: string; readonly body: string; readonly origin: CallOrigin; readonly client?: ClientWord | undefined }
  | { readonly kind: 'callBytes'; readonly target: string; readonly body: Uint8Array; readonly origin: CallOrigin }
  | { readonly kind: 'whatIf'; readonly calls: readonly Omit<ConnectionCall, 'origin'>[] }
  | { readonly kind: 'facts'; readonly query: FactsQuery }
  | { readonly kind: 'keySpaceHeat'; readonly query: HeatQuery }
  | { readonly kind: 'inside'; readonly query: InsideQuery }
  | { readonly kind: 'about' }
  | { readonly kind: 'exportFile' }
  | { readonly kind: 'examineFile'; readonly file: Uint8Array }
  | { readonly kind: 'importFile'; readonly file: Uint8Array }
  | { readonly kind: 'reset'; readonly beginning?: Beginning }
  | { readonly kind: 'going' }
  | { readonly kind: 'go'; readonly to: Destination }
  | { readonly kind: 'keepCheckpoint'; readonly name: string }
  | { readonly kind: 'dropCheckpoint'; readonly id: number }
  /** A look at how things stood. */
  | { readonly kind: 'at'; readonly stop: Stop; readonly request: LookRequest }
  | { readonly kind: 'clock' };

/** What can be asked of an earlier moment. */
export type LookRequest = Extract<WorkspaceRequest, { readonly kind: 'call' | 'callBytes' | 'whatIf' | 'facts' | 'keySpaceHeat' | 'inside' | 'clock' }>;

export interface BytesAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WorkspaceResults {
  readonly call: ConnectionAnswer;
  readonly callBytes: BytesAnswer;
  readonly whatIf: readonly ConnectionAnswer[];
  readonly facts: Facts;
  readonly keySpaceHeat: KeySpaceHeat;
  readonly inside: InsideFacts[InsideQuery['kind']] | undefined;
  readonly about: WorkspaceAbout;
  readonly exportFile: Uint8Array;
  readonly examineFile: FileContents;
  readonly importFile: void;
  readonly reset: void;
  readonly going: GoingFacts;
  readonly go: void;
  readonly keepCheckpoint: void;
  readonly dropCheckpoint: void;
  readonly at: WorkspaceResults[LookRequest['kind']];
  readonly clock: ClockReading;
}

export type RequestKind = WorkspaceRequest['kind'];
export type ResultOf<Kind extends RequestKind> = WorkspaceResults[Kind];

/** Whoever was at it may have done it or not, and to do it again would be something else. */
const onceKinds = new Set<RequestKind>(['importFile', 'reset', 'go', 'keepCheckpoint', 'dropCheckpoint']);
export const isOnce = ({ kind }: WorkspaceRequest): boolean => onceKinds.has(kind);

/** Asking it twice is as good as asking it once, whoever else writes meanwhile. */
export const isRepeatable = (request: WorkspaceRequest): boolean =>
  request.kind === 'call' || request.kind === 'callBytes'
    ? /\.(BatchGet|Describe|Get|List|Query|Scan|TransactGet)/.test(request.target)
    : !isOnce(request);

/** More than anybody asks for; what is above would only hold up everybody else. */
const callsMax = 1000;
const itemsMax = 10_000;

/**
 * A request out of a message that may be anything; a text says what is wrong with it. Bodies are not looked
 * at: whatever they hold, the engine has an answer.
 */
export function readRequest(value: unknown): WorkspaceRequest | string {
  if (!isObject(value)) return 'A request is an object.';
  const { kind, calls, query, file, beginning, name, id } = value;
  switch (kind) {
    case 'call':
    case 'callBytes':
      return readCall(kind, value);
    case 'whatIf':
      return readCalls(calls);
    case 'facts':
      return readFactsQuery(query);
    case 'keySpaceHeat':
      return readHeatQuery(query);
    case 'inside':
      return readInsideQuery(query);
    case 'examineFile':
    case 'importFile':
      return file instanceof Uint8Array ? { kind, file } : 'A file to import is bytes.';
    case 'reset':
      return readReset(beginning);
    case 'go':
      return readDestination(value['to']);
    case 'keepCheckpoint':
      return typeof name === 'string' ? { kind, name } : 'The name of a checkpoint is text.';
    case 'dropCheckpoint':
      return typeof id === 'number' ? { kind, id } : 'A checkpoint has a number.';
    case 'at':
      return readLook(value);
    case 'about':
    case 'exportFile':
    case 'going':
    case 'clock':
      return { kind };
    default:
      return `There is no request of the kind ${String(kind)}.`;
  }
}

function readCall(kind: 'call' | 'callBytes', value: Record<string, unknown>): WorkspaceRequest | string {
  const { target, body, origin } = value;
  if (typeof target !== 'string' || (origin !== 'learner' && origin !== 'page')) {
    return 'A call has a target, and an origin that is learner or page.';
  }
  if (kind === 'call') return typeof body === 'string' ? withClient({ kind, target, body, origin }, value['client']) : 'The body of a call is text.';
  return body instanceof Uint8Array ? { kind, target, body, origin } : 'The body of a call by bytes is bytes.';
}

function withClient(call: Extract<WorkspaceRequest, { kind: 'call' }>, client: unknown): WorkspaceRequest | string {
  if (client === undefined) return call;
  if (!isObject(client)) return 'What a client says is an object.';
  const { attempt, livedUntilMs, isUnderWay } = client;
  if (livedUntilMs !== undefined && !Number.isFinite(livedUntilMs)) return 'A client has lived up to a number of milliseconds.';
  if (attempt !== undefined && !isAttempt(attempt)) return 'An attempt has a number, a greatest number, and perhaps a wait.';
  return { ...call, client: { attempt, livedUntilMs: livedUntilMs as number | undefined, isUnderWay: isUnderWay === true } };
}

const isAttempt = (value: unknown): value is ClientAttempt =>
  isObject(value) &&
  Number.isSafeInteger(value['number']) &&
  Number.isSafeInteger(value['max']) &&
  (value['waitedMs'] === undefined || Number.isFinite(value['waitedMs']));

function readCalls(calls: unknown): WorkspaceRequest | string {
  const isList =
    Array.isArray(calls) &&
    calls.length <= callsMax &&
    calls.every((call) => isObject(call) && typeof call['target'] === 'string' && typeof call['body'] === 'string');
  if (!isList) return `What if takes up to ${callsMax} calls with target and body.`;
  return { kind: 'whatIf', calls: (calls as ConnectionCall[]).map(({ target, body }) => ({ target, body })) };
}

function readFactsQuery(query: unknown): WorkspaceRequest | string {
  if (!isObject(query)) return 'Facts need a query.';
  const { itemsOf, itemsMax: wanted } = query;
  if (!Array.isArray(itemsOf) || !itemsOf.every((name) => typeof name === 'string')) return 'itemsOf is a list of tables.';
  if (typeof wanted !== 'number' || !(wanted >= 0)) return 'itemsMax is a number from 0.';
  return { kind: 'facts', query: { itemsOf: itemsOf as string[], itemsMax: Math.min(itemsMax, wanted) } };
}

function readHeatQuery(query: unknown): WorkspaceRequest | string {
  if (!isObject(query) || typeof query['tableName'] !== 'string') return 'A key space has the name of a table.';
  const { tableName, indexName, from, to, spanMs } = query;
  if (indexName !== undefined && typeof indexName !== 'string') return 'The name of an index is text.';
  if (!isFraction(from) || !isFraction(to)) return 'A part of the hash space is from 0 to 1.';
  if (spanMs !== undefined && !(typeof spanMs === 'number' && spanMs > 0)) return 'A span is a number of milliseconds.';
  return { kind: 'keySpaceHeat', query: { tableName, indexName, from, to, spanMs } };
}

const isFraction = (value: unknown): value is number | undefined => value === undefined || (typeof value === 'number' && value >= 0 && value <= 1);

function readInsideQuery(query: unknown): WorkspaceRequest | string {
  if (!isObject(query) || typeof query['tableName'] !== 'string') return 'The inside is asked of a table.';
  const { kind, tableName, indexName, partitionId, most, key } = query;
  switch (kind) {
    case 'items':
      if (indexName !== undefined && typeof indexName !== 'string') return 'The name of an index is text.';
      if (typeof partitionId !== 'string' || !/^P\d{1,9}$/.test(partitionId)) return 'A partition has an id such as P1.';
      if (typeof most !== 'number' || !(most >= 0)) return 'How many items is a number from 0.';
      return { kind: 'inside', query: { kind, tableName, indexName, partitionId, most: Math.min(itemsMax, most) } };
    case 'replicas':
      return isObject(key) ? { kind: 'inside', query: { kind, tableName, key: key as AttributeMap } } : 'A key is an object of attributes.';
    case 'indexes':
    case 'streams':
      return { kind: 'inside', query: { kind, tableName } };
    default:
      return `The inside has no ${String(kind)}.`;
  }
}

function readDestination(to: unknown): WorkspaceRequest | string {
  const stop = readStop(to);
  if (stop !== undefined) return { kind: 'go', to: stop };
  if (isObject(to) && typeof to['checkpoint'] === 'number') return { kind: 'go', to: { checkpoint: to['checkpoint'] } };
  return 'One goes before a change, after it, or to a checkpoint.';
}

function readStop(stop: unknown): Stop | undefined {
  if (!isObject(stop)) return undefined;
  const { before, after } = stop;
  if (typeof before === 'number') return { before };
  return typeof after === 'number' ? { after } : undefined;
}

const lookKinds: readonly string[] = ['call', 'callBytes', 'whatIf', 'facts', 'keySpaceHeat', 'inside', 'clock'] satisfies LookRequest['kind'][];

function readLook(value: Record<string, unknown>): WorkspaceRequest | string {
  const stop = readStop(value['stop']);
  if (stop === undefined) return 'One looks at what was before a change or after it.';
  const request = isObject(value['request']) && lookKinds.includes(String(value['request']['kind'])) ? readRequest(value['request']) : 'That can’t be asked of an earlier moment.';
  return typeof request === 'string' ? request : { kind: 'at', stop, request: request as LookRequest };
}

function readReset(beginning: unknown): WorkspaceRequest | string {
  if (beginning === undefined) return { kind: 'reset' };
  const read = readBeginning(beginning);
  return typeof read === 'string' ? read : { kind: 'reset', beginning: read };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
