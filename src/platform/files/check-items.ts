/**
 * Whether the items of a file are such as DynamoDB stores. Each is put, through the engine's own door, into a
 * table of the same key that is made for that and thrown away; what the engine would store and where must
 * be, to the letter, what the file says.
 */
import {
  type Commit,
  createEngine,
  decodeUtf8,
  dynamoTargetPrefix,
  type Engine,
  encodeUtf8,
  format,
  noLag,
  type TableRecord,
} from '#engine';
import { FileRefused } from './file-refused.ts';

type ItemRestored = Extract<Commit, { type: 'item.restored' }>;

/** So many items are put before the trial table is made anew: it holds them all. */
const itemsPerTrial = 2000;

export class ItemCheck {
  readonly #table: TableRecord;
  #trial: Engine | undefined;
  #count = 0;
  #last = '';

  constructor(table: TableRecord) {
    this.#table = table;
  }

  /** Items come in the order of the table. Throws a {@link FileRefused}. */
  take({ position, item }: ItemRestored): void {
    if (position <= this.#last) this.#refuse('stands in the wrong place.');
    this.#last = position;
    if (this.#count++ % itemsPerTrial === 0) this.#trial = trialOf(this.#table);
    const body = encodeUtf8(`{"TableName":${JSON.stringify(this.#table.name)},"Item":${item.text}}`);
    const { response, records } = this.#trial!.step({ kind: 'request', target: `${dynamoTargetPrefix}PutItem`, body });
    if (response?.status !== 200) this.#refuse(`is refused: ${messageOf(response?.body)}`);
    const written = records.flatMap(({ commits }) => commits).find(({ type }) => type === 'item.written');
    const isSame =
      written?.type === 'item.written' &&
      written.position === position &&
      written.item?.text === item.text &&
      written.item.bytes === item.bytes;
    if (!isSame) this.#refuse('is not written as Dynascope writes it.');
  }

  #refuse(what: string): never {
    throw new FileRefused(`Item ${format.formatNumber(this.#count, 0)} of table ${this.#table.name} ${what}`);
  }
}

/** Without indexes: an item that is older than an index need not fit it. */
function trialOf(table: TableRecord): Engine {
  const startMs = table.createdAtMs;
  const trial = createEngine({ seed: 0, startMs, ...noLag }, { trace: false });
  const bare: TableRecord = {
    ...table,
    status: 'ACTIVE',
    settlesAtMs: undefined,
    billingMode: 'PAY_PER_REQUEST',
    partitionsAtBirth: 1,
    indexes: [],
  };
  trial.replay({ atMs: startMs, ordinal: 0, commits: [{ type: 'table.changed', table: bare }] });
  return trial;
}

function messageOf(body: Uint8Array | undefined): string {
  const { message, Message } = JSON.parse(decodeUtf8(body ?? new Uint8Array())) as Record<string, string | undefined>;
  return message ?? Message ?? 'without a reason.';
}
