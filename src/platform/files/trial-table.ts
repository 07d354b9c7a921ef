/**
 * A table that is made to try an item on and thrown away: what the engine would store must be, to the letter,
 * what a file says. So items of a file are held to DynamoDB's own rules by DynamoDB's own door.
 */
import { createEngine, decodeUtf8, dynamoTargetPrefix, type Engine, noLag, type StoredItem, type TableRecord } from '#engine';

/** So many items are put before the trial table is made anew: it holds them all. */
const itemsPerTrial = 2000;

export class TrialTable {
  readonly #table: TableRecord;
  #engine: Engine | undefined;
  #count = 0;

  constructor(table: TableRecord) {
    this.#table = table;
  }

  /** Where the item is stored, or what is wrong with it as the end of a sentence that begins with the item. */
  put(item: StoredItem): { readonly position: string } | { readonly problem: string } {
    if (this.#count++ % itemsPerTrial === 0) this.#engine = trialOf(this.#table);
    const body = `{"TableName":${JSON.stringify(this.#table.name)},"Item":${item.text}}`;
    const { response, records } = this.#engine!.step({ kind: 'request', target: `${dynamoTargetPrefix}PutItem`, body });
    if (response?.status !== 200) return { problem: `is refused: ${messageOf(response?.body)}` };
    const written = records.flatMap(({ commits }) => commits).find(({ type }) => type === 'item.written');
    // One that was put before changes nothing.
    if (written?.type !== 'item.written') return { problem: 'comes twice.' };
    const isSame = written.item?.text === item.text && written.item.bytes === item.bytes;
    return isSame ? { position: written.position } : { problem: 'is not written as Dynascope writes it.' };
  }

  /** Begins with an empty table again. */
  empty(): void {
    this.#count = 0;
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
    stream: undefined,
  };
  trial.replay({ atMs: startMs, ordinal: 0, commits: [{ type: 'table.changed', table: bare }] });
  return trial;
}

function messageOf(body: Uint8Array | undefined): string {
  const { message, Message } = JSON.parse(decodeUtf8(body ?? new Uint8Array())) as Record<string, string | undefined>;
  return message ?? Message ?? 'without a reason.';
}
