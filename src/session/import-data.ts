/**
 * Items on their way to AWS: an archive with a folder for each table, and in it what ImportTable reads and the request
 * that has it read. Source: Amazon DynamoDB Developer Guide, S3DataImport.Format: DynamoDB JSON is one `{"Item": ...}`
 * a line, and may be packed with GZIP.
 */
import { Gzip, Zip, ZipPassThrough } from 'fflate';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AttributeMap, encodeUtf8 } from '#engine';
import { importRequest } from './infrastructure/import-request.ts';
import { definitionsOf, type TableDefinition } from './infrastructure/table-definition.ts';
import type { Session } from './session.ts';
import { dayOf } from './workspace-transfer.ts';

export type ImportDataState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'packing'; readonly doneItems: number; readonly totalItems: number }
  | { readonly kind: 'packed'; readonly fileName: string; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** So many items are packed before the screen has its turn. */
const itemsPerTurn = 1000;

export class ImportData {
  readonly store: StoreApi<ImportDataState> = createStore<ImportDataState>(() => ({ kind: 'idle' }));
  readonly #session: Session;
  #work: AbortController | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Packs all tables and gives the archive to `save`. */
  async pack(save: (fileName: string, file: Uint8Array) => void, date: Date): Promise<void> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    try {
      const fileName = `${this.#session.connection.workspace}-import-${dayOf(date)}.zip`;
      const file = await this.#archive(work.signal);
      save(fileName, file);
      this.store.setState({ kind: 'packed', fileName, bytes: file.length }, true);
    } catch (cause) {
      if (work.signal.aborted) return;
      this.store.setState({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) }, true);
    }
  }

  cancel(): void {
    this.#work?.abort();
    this.store.setState({ kind: 'idle' }, true);
  }

  async #archive(signal: AbortSignal): Promise<Uint8Array> {
    const summaries = this.#session.store.getState().tables ?? [];
    const tables = definitionsOf(summaries.map(({ record }) => record));
    const totalItems = summaries.reduce((sum, { itemCount }) => sum + itemCount, 0);
    const archive = new Archive();
    let doneItems = 0;
    for (const table of tables) {
      const { tables: found } = await this.#session.connection.facts({ itemsOf: [table.name], itemsMax: Number.MAX_SAFE_INTEGER });
      const items = found.find(({ record }) => record.name === table.name)?.items ?? [];
      const lines = archive.itemsOf(table);
      for (let at = 0; at < items.length || at === 0; at += itemsPerTurn) {
        const part = items.slice(at, at + itemsPerTurn);
        lines.push(encodeUtf8(part.map(importLine).join('')), at + itemsPerTurn >= items.length);
        doneItems += part.length;
        this.store.setState({ kind: 'packing', doneItems, totalItems: Math.max(totalItems, doneItems) }, true);
        await nextTurn();
        signal.throwIfAborted();
      }
    }
    return archive.end();
  }
}

const all = new WeakMap<Session, ImportData>();

/** The same one wherever a screen asks. */
export function importDataOf(session: Session): ImportData {
  const data = all.get(session) ?? new ImportData(session);
  all.set(session, data);
  return data;
}

const importLine = (item: AttributeMap): string => `${JSON.stringify({ Item: item })}\n`;

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** A ZIP in the making; the packed items are stored in it as they are. */
class Archive {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip: Zip;

  constructor() {
    this.#zip = new Zip((problem, chunk) => {
      if (problem !== null) throw problem;
      this.#chunks.push(chunk);
    });
  }

  /** The request of a table, and where its items go. */
  itemsOf(table: TableDefinition): Gzip {
    this.#add(`${table.name}/import-table.json`).push(encodeUtf8(`${JSON.stringify(importRequest(table), undefined, 2)}\n`), true);
    const file = this.#add(`${table.name}/items/data.json.gz`);
    return new Gzip((chunk, isLast) => file.push(chunk, isLast));
  }

  end(): Uint8Array {
    this.#zip.end();
    const whole = new Uint8Array(this.#chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  #add(name: string): ZipPassThrough {
    const file = new ZipPassThrough(name);
    this.#zip.add(file);
    return file;
  }
}
