/** Whether the backups of a file, and what its tables go back in time by, are such as the engine keeps. */
import { type Commit, format, limits, type StoredItem, type TableRecord } from '#engine';
import { checkTable, tableNumber, timeMs } from './check-table.ts';
import { backupArn } from './check-table-settings.ts';
import { FileRefused } from './file-refused.ts';
import { type Check, integer, list, members, oneOf, optional, text } from './member-checks.ts';
import { TrialTable } from './trial-table.ts';

type CommitOf<Type extends Commit['type']> = Extract<Commit, { type: Type }>;
type Backup = CommitOf<'backup.restored'>['backup'];
type Difference = CommitOf<'backup-items.restored'>['differences'][number];
type Image = CommitOf<'history-images.restored'>['images'][number];

const backup: Check<Backup> = members<Backup>({
  arn: backupArn,
  name: text(/^[a-zA-Z0-9_.$-]{3,300}$/),
  type: oneOf('USER', 'SYSTEM'),
  createdAtMs: timeMs,
  availableAtMs: timeMs,
  expiresAtMs: optional(timeMs),
  table: (value) => checkTable(value),
  itemCount: integer(0),
  bytes: integer(0),
});

const position = text(/^[^]*$/);
const stored: Check<StoredItem> = members({ text: text(/^[^]*$/), bytes: integer(0, limits.itemBytesMax) });
const itemsPerRecordMax = 10_000;
const difference: Check<Difference> = members<Difference>({ position, item: optional(stored) });
const image: Check<Image> = members<Image>({ atMs: timeMs, position, before: optional(stored) });

const backupsMax = 10_000;

/** The items of one table, each tried on a table that is thrown away. */
class Trial {
  readonly #name: string;
  readonly #trial: TrialTable;
  readonly #tried = new Map<string, string>();

  constructor(table: TableRecord) {
    this.#name = table.name;
    this.#trial = new TrialTable(table);
  }

  take(at: string, item: StoredItem | undefined): void {
    // What was tried last at this place is as good as before.
    if (item === undefined || this.#tried.get(at) === item.text) return;
    this.#tried.set(at, item.text);
    const put = this.#trial.put(item);
    const problem = 'problem' in put ? put.problem : put.position === at ? undefined : 'stands in the wrong place.';
    if (problem !== undefined) throw new FileRefused(`An earlier item of table ${this.#name} ${problem}`);
  }
}

export class BackupCheck {
  readonly #backups = new Map<string, Trial>();
  readonly #histories = new Map<number, Trial>();
  #lastPosition = '';
  #lastMs = 0;

  take(
    commit: CommitOf<'history.restored' | 'history-images.restored' | 'backup.restored' | 'backup-items.restored'>,
    tables: ReadonlyMap<number, TableRecord>,
  ): Commit {
    switch (commit.type) {
      case 'history.restored':
        return this.#history(commit, tables);
      case 'history-images.restored':
        return this.#images(commit);
      case 'backup.restored':
        return this.#backup(commit, tables);
      case 'backup-items.restored':
        return this.#differences(commit);
    }
  }

  #history(commit: CommitOf<'history.restored'>, tables: ReadonlyMap<number, TableRecord>): Commit {
    const number = tableNumber(commit.tableNumber, 'the table of a history');
    const table = tables.get(number);
    if (table?.pointInTimeRecovery === undefined || this.#histories.has(number)) return refuse('it has a history of no table');
    this.#histories.set(number, new Trial(table));
    this.#lastMs = 0;
    return { type: 'history.restored', tableNumber: number, keptFromMs: timeMs(commit.keptFromMs, 'the beginning of a history') };
  }

  #images({ tableNumber: number, images }: CommitOf<'history-images.restored'>): Commit {
    const trial = this.#histories.get(number);
    if (trial === undefined) return refuse('it has earlier items of no table');
    const checked = list(image, itemsPerRecordMax)(images, 'earlier items');
    for (const { atMs, position: at, before } of checked) {
      if (atMs < this.#lastMs) refuse('its history is out of order');
      this.#lastMs = atMs;
      trial.take(at, before);
    }
    return { type: 'history-images.restored', tableNumber: number, images: checked };
  }

  #backup(commit: CommitOf<'backup.restored'>, tables: ReadonlyMap<number, TableRecord>): Commit {
    const checked = backup(commit.backup, 'a backup');
    if (this.#backups.has(checked.arn) || this.#backups.size === backupsMax) refuse(`it has more than ${format.formatNumber(backupsMax)} backups, or one twice`);
    if ((checked.type === 'SYSTEM') !== (checked.expiresAtMs !== undefined)) refuse('a backup ends when it should not');
    // What follows is told as what differs from the table that stands.
    const standing = tables.get(checked.table.number);
    if (standing !== undefined && (standing.id !== checked.table.id || JSON.stringify(standing.key) !== JSON.stringify(checked.table.key))) {
      refuse('it has a backup of another table');
    }
    this.#backups.set(checked.arn, new Trial(checked.table));
    this.#lastPosition = '';
    return { type: 'backup.restored', backup: checked };
  }

  #differences(commit: CommitOf<'backup-items.restored'>): Commit {
    const trial = this.#backups.get(commit.backupArn);
    if (trial === undefined) return refuse('it has items of no backup');
    const checked = list(difference, itemsPerRecordMax)(commit.differences, 'items of a backup');
    for (const { position: at, item } of checked) {
      if (at <= this.#lastPosition) refuse('a backup is out of order');
      this.#lastPosition = at;
      trial.take(at, item);
    }
    return { type: 'backup-items.restored', backupArn: commit.backupArn, differences: checked };
  }
}

function refuse(what: string): never {
  throw new FileRefused(`The file is not a workspace: ${what}.`);
}
