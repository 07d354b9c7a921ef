/**
 * Tags of a table. A change that does something takes a second and a half, or what a setting says, until everyone sees
 * it, and holds off others for as long. Source: M-Q 103, 104, 406 to 409, 440, 441.
 */
import { tagsMax } from '#engine/model/limits.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { Tag } from '#engine/model/table-settings.ts';

const ongoing = ({ tagging }: TableRecord, nowMs: number): TableRecord['tagging'] =>
  tagging !== undefined && nowMs < tagging.untilMs ? tagging : undefined;

/** As ListTagsOfResource shows them. */
export const seenTags = (table: TableRecord, nowMs: number): readonly Tag[] => ongoing(table, nowMs)?.before ?? table.tags;

const has = (tags: readonly Tag[], { key, value }: Tag): boolean =>
  tags.some((tag) => tag.key === key && tag.value === value);

/** Those that are there keep their place. Assumption: the order of the list. */
function merged(tags: readonly Tag[], added: readonly Tag[]): Tag[] {
  const values = new Map([...tags, ...added].map(({ key, value }) => [key, value]));
  return [...values].map(([key, value]) => ({ key, value }));
}

/** The same record when nothing changes. */
export function addTags(table: TableRecord, added: readonly Tag[], moment: Moment): TableRecord | Refusal {
  const before = ongoing(table, moment.nowMs);
  if (before !== undefined) {
    const containsOngoing = before.written.length > 0 && before.written.every((tag) => has(added, tag));
    if (!containsOngoing) return beingUpdated(table);
  }
  if (added.every((tag) => has(table.tags, tag))) return table;
  return withTags(table, merged(table.tags, added), added, moment);
}

export function removeTags(table: TableRecord, keys: readonly string[], moment: Moment): TableRecord | Refusal {
  if (ongoing(table, moment.nowMs) !== undefined) return beingUpdated(table);
  const tags = table.tags.filter(({ key }) => !keys.includes(key));
  return tags.length === table.tags.length ? table : withTags(table, tags, [], moment);
}

function withTags(table: TableRecord, tags: readonly Tag[], written: readonly Tag[], { nowMs, physics }: Moment): TableRecord | Refusal {
  if (tags.length > tagsMax) return invalid('Number of Tags exceed the current limit for the provided ResourceArn');
  return { ...table, tags, tagging: { before: seenTags(table, nowMs), written, untilMs: nowMs + physics.durations.tagsMs } };
}

const beingUpdated = ({ name }: TableRecord): Refusal =>
  refuse('LimitExceededException', `Subscriber limit exceeded: Table tags are being updated: ${name}`);
