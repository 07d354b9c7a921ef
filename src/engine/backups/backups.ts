/**
 * The backups of all tables, each with its items. A backup shares the store of its table, block by block, until one
 * of them is written to: a copy of a large table costs a step for every block, and memory for what changes later.
 */
import { present } from '#engine/kernel/assert.ts';
import type { OrderedMap } from '#engine/kernel/ordered-map.ts';
import type { BackupDifference, BackupRecord } from '#engine/model/backup.ts';
import type { StoredItem } from '#engine/model/stored-item.ts';

export interface Backup {
  readonly record: BackupRecord;
  readonly items: OrderedMap<StoredItem>;
}

export class Backups {
  #byArn = new Map<string, Backup>();

  get(arn: string): Backup | undefined {
    return this.#byArn.get(arn);
  }

  /** In the order of their making. */
  get all(): readonly Backup[] {
    return [...this.#byArn.values()].sort((a, b) => (orderOf(a.record) < orderOf(b.record) ? -1 : 1));
  }

  /** The store is the backup's own from now on. */
  add(record: BackupRecord, items: OrderedMap<StoredItem>): void {
    this.#byArn.set(record.arn, { record, items });
  }

  remove(arn: string): Backup | undefined {
    const backup = this.#byArn.get(arn);
    this.#byArn.delete(arn);
    return backup;
  }

  /** A backup that is read from a snapshot, where it is told as what differs from its table. */
  restoreItems(arn: string, differences: readonly BackupDifference[]): void {
    const { items } = present(this.#byArn.get(arn), `backup ${arn}`);
    for (const { position, item } of differences) {
      if (item === undefined) items.delete(position);
      else items.set(position, item);
    }
  }

  /** Nobody writes to a backup, so both sides have the same ones. */
  fork(): Backups {
    const copy = new Backups();
    copy.#byArn = new Map(this.#byArn);
    return copy;
  }
}

/** The last part of the ARN begins with the time: what a list is sorted by, and where the next page begins. Two tables may go at one moment. */
export const orderOf = ({ arn }: Pick<BackupRecord, 'arn'>): string => `${arn.slice(arn.lastIndexOf('/') + 1)} ${arn}`;

/** What differs between a backup and its table as it is now, in the order of positions. */
export function* differences(backup: OrderedMap<StoredItem>, table: OrderedMap<StoredItem> | undefined): Generator<BackupDifference> {
  const theirs = (table ?? nothing).ascending();
  let now = theirs.next();
  for (const { key, value } of backup.ascending()) {
    for (; !now.done && now.value.key < key; now = theirs.next()) yield { position: now.value.key };
    const isThere = !now.done && now.value.key === key;
    if (!isThere || now.value.value !== value) yield { position: key, item: value };
    if (isThere) now = theirs.next();
  }
  for (; !now.done; now = theirs.next()) yield { position: now.value.key };
}

const nothing: Pick<OrderedMap<StoredItem>, 'ascending'> = { *ascending() {} };
