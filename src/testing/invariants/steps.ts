/** What must be true of every answered request: it is well formed, its units add up, a refusal changes nothing. */
import { type Commit, crc32, decodeUtf8, encodeUtf8, sentence, type StepResult, type TraceEvent } from '#engine';

const wire = (prefix: string, names: string): string[] => names.split(' ').map((name) => `${prefix}#${name}`);

/** Types of errors that may come over the wire so far. */
const errorTypes = new Set([
  ...wire('com.amazon.coral.service', 'AccessDeniedException RequestEntityTooLargeException SerializationException UnknownOperationException'),
  ...wire('com.amazon.coral.validate', 'ValidationException'),
  ...wire('com.amazon.coral.availability', 'ThrottlingException'),
  ...wire('com.amazonaws.applicationautoscaling', 'ObjectNotFoundException'),
  ...wire(
    'com.amazonaws.dynamodb.v20120810',
    'BackupInUseException BackupNotFoundException ConditionalCheckFailedException ContinuousBackupsUnavailableException DuplicateItemException ' +
      'ExpiredIteratorException IdempotentParameterMismatchException InternalServerError InvalidRestoreTimeException ' +
      'ItemCollectionSizeLimitExceededException LimitExceededException PointInTimeRecoveryUnavailableException PolicyNotFoundException ' +
      'ProvisionedThroughputExceededException RequestLimitExceeded ResourceInUseException ResourceNotFoundException ' +
      'TableAlreadyExistsException TableInUseException TableNotFoundException TransactionCanceledException TransactionConflictException TransactionInProgressException ' +
      'TrimmedDataAccessException',
  ),
]);

interface Answer {
  readonly __type?: string;
  /** One for each table where a request may name several. */
  readonly ConsumedCapacity?: Consumed | readonly Consumed[];
  /** Of a batch of statements. */
  readonly Responses?: readonly { readonly Error?: object }[] | Readonly<Record<string, unknown>>;
}

interface Consumed {
  readonly CapacityUnits: number;
  readonly Table?: { readonly CapacityUnits: number };
  readonly LocalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits: number }>>;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits: number }>>;
}

export function stepViolations(result: StepResult): string[] {
  if (result.bug !== undefined) return [`a bug: ${result.bug.stack}`];
  if (result.response === undefined) return [];
  const { status, headers, body } = result.response;
  const text = decodeUtf8(body);
  // Success may have nothing to say: TagResource.
  const answer = status === 200 && text === '' ? {} : parsed(text);
  if (answer === undefined) return [`the body is no JSON object: ${text.slice(0, 200)}`];
  const found: string[] = [];
  if (headers['x-amz-crc32'] !== String(crc32(encodeUtf8(text)))) found.push('the checksum is not that of the body');
  if (headers['content-type'] !== 'application/x-amz-json-1.0') found.push(`the content type is ${headers['content-type']}`);
  if (!/^[0-9A-V]{52}$/.test(headers['x-amzn-requestid'] ?? '')) found.push(`the request id is ${headers['x-amzn-requestid']}`);
  if (status === 200 ? answer.__type !== undefined : !errorTypes.has(answer.__type ?? '')) found.push(`${status} ${answer.__type}`);
  return [...found, ...commitViolations(result), ...unitViolations(result, answer), ...traceViolations(result)];
}

function parsed(text: string): Answer | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the request itself has committed: background work that was due before it belongs to the request before. */
function ownCommits({ records }: StepResult): Commit[] {
  const ordinal = records[records.length - 1]?.ordinal;
  return records.filter((record) => record.ordinal === ordinal).flatMap(({ commits }) => commits);
}

/** A refused request may have cost units, and they may have made a partition hot; nothing else. */
function commitViolations(result: StepResult): string[] {
  if (result.response!.status === 200) return [];
  const others = ownCommits(result).filter(({ type }) => type !== 'units.consumed' && type !== 'split.planned');
  return others.map(({ type }) => `refused, and yet ${type}`);
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** Units counted, admitted, priced, committed and answered are the same units. */
function unitViolations(result: StepResult, { ConsumedCapacity: consumed = [], Responses: responses = [] }: Answer): string[] {
  const { response, traces } = result;
  const trace = traces[traces.length - 1];
  if (trace === undefined || trace.dropped > 0) return [];
  const { events } = trace;
  const counted = sum(events, 'capacity.counted');
  const committed = ownCommits(result).reduce((total, commit) => total + (commit.type === 'units.consumed' ? commit.units : 0), 0);
  const sums: [string, number][] = [
    ['admitted', sum(events, 'capacity.admitted')],
    ['priced', sum(events, 'price.metered')],
    ['committed', committed],
  ];
  const tables = Array.isArray(consumed) ? (consumed as readonly Consumed[]) : [consumed as Consumed];
  const answered: [string, number][] = [];
  if (tables.length > 0) answered.push(['answered', tables.reduce((total, { CapacityUnits }) => total + CapacityUnits, 0)]);
  if (tables[0]?.Table !== undefined) {
    answered.push(['answered by table and index', tables.reduce((total, table) => total + byTableAndIndex(table), 0)]);
  }
  // Statements of a batch that fail are paid for and not all answered. Source: reference 2.22, 13.53.
  const isPart = Array.isArray(responses) && responses.some(({ Error: failed }: { readonly Error?: object }) => failed !== undefined);
  const found = [
    ...sums.filter(([, units]) => !isClose(units, counted)),
    ...answered.filter(([, units]) => (isPart ? units > counted : !isClose(units, counted))),
  ].map(([what, units]) => `${counted} units counted, ${units} ${what}`);
  if (response!.status === 200 && counted < 0) found.push('units below zero');
  return found;
}

type UnitEvent = Extract<TraceEvent, { readonly units: number }>;

const sum = (events: readonly TraceEvent[], type: UnitEvent['type']): number =>
  events.reduce((total, event) => total + (event.type === type ? (event as UnitEvent).units : 0), 0);

function byTableAndIndex({ Table, LocalSecondaryIndexes, GlobalSecondaryIndexes }: Consumed): number {
  const indexes = [...Object.values(LocalSecondaryIndexes ?? {}), ...Object.values(GlobalSecondaryIndexes ?? {})];
  return indexes.reduce((total, { CapacityUnits }) => total + CapacityUnits, Table!.CapacityUnits);
}

/** A story has a beginning and an end, and every event a sentence with its numbers. */
function traceViolations({ traces }: StepResult): string[] {
  const found: string[] = [];
  for (const { events, requestId, dropped } of traces) {
    for (const event of events) {
      const said = sentence(event);
      const isCounted = Object.values(event).every((value) => typeof value !== 'number' || Number.isFinite(value));
      if (said === '' || !isCounted || /\bundefined\b/.test(said)) found.push(`${event.type} says: ${said}`);
    }
    if (requestId === undefined) continue;
    if (dropped === 0 && events[events.length - 1]?.type !== 'response.encoded') found.push('the story has no end');
  }
  return found;
}
