/** Checks of tables and indexes: that they are there, and how they are described. */
import type { IndexRecord, TableRecord } from '#engine';
import { type Evidence, tableOf } from '../evidence.ts';
import type { IndexCheck, KeyNotation, TableCheck } from './check.ts';
import { type GoalLine, line } from './finding.ts';

export function checkTable(check: TableCheck, evidence: Evidence): readonly GoalLine[] {
  const { table: name, key, billingMode, status, indexes } = check;
  const found = tableOf(evidence, name);
  const lines = [
    line({
      subject: `Table ${name}`,
      goal: 'there',
      now: found === undefined ? 'not there' : 'there',
      holds: found !== undefined,
      fact: `there is no table ${name}${othersInstead(evidence)}`,
      want: 'the goal wants one',
    }),
  ];
  const record = found?.record;
  if (key !== undefined) lines.push(keyLine(name, key, record));
  if (billingMode !== undefined) lines.push(modeLine(name, billingMode, record));
  if (status !== undefined) lines.push(plainLine(name, 'status', status, record?.status));
  if (indexes !== undefined) {
    const sorted = (names: readonly string[]): string => [...names].sort().join(', ') || 'none';
    lines.push(plainLine(name, 'indexes', sorted(indexes), record && sorted(record.indexes.map((index) => index.name))));
  }
  return lines;
}

export function checkNoTable(name: string, evidence: Evidence): readonly GoalLine[] {
  const record = tableOf(evidence, name)?.record;
  const isLeaving = record?.status === 'DELETING';
  return [
    line({
      subject: `Table ${name}`,
      goal: 'gone',
      now: record === undefined ? 'gone' : isLeaving ? 'DELETING' : 'there',
      holds: record === undefined,
      fact: isLeaving ? `${name} is DELETING` : `the table ${name} is still there`,
      want: 'the goal wants it gone',
    }),
  ];
}

export function checkIndex(check: IndexCheck, evidence: Evidence): readonly GoalLine[] {
  const { index: name, table, is, key, projection, status } = check;
  const record = tableOf(evidence, table)?.record.indexes.find((index) => index.name === name);
  const lines = [
    line({
      subject: `Index ${name}`,
      goal: 'there',
      now: record === undefined ? 'not there' : 'there',
      holds: record !== undefined,
      fact: `${table} has no index ${name}`,
      want: 'the goal wants one',
    }),
  ];
  if (is !== undefined) lines.push(plainLine(name, 'kind', is, record?.kind));
  if (key !== undefined) lines.push(keyLine(name, key, record));
  if (projection !== undefined) lines.push(plainLine(name, 'projection', projection, record?.projection.type));
  if (status !== undefined) lines.push(plainLine(name, 'status', status, record?.status));
  return lines;
}

/** A name may only be written another way; say which tables there are. */
function othersInstead({ tables }: Evidence): string {
  const names = tables.slice(0, 3).map(({ record }) => record.name);
  return names.length === 0 ? '' : ` (you have ${names.join(', ')})`;
}

const typeWords = { S: 'String', N: 'Number', B: 'Binary' } as const;

const keyWords = (key: readonly KeyNotation[]): string =>
  key.map(({ name, type }) => `${name} (${typeWords[type]})`).join(' and ');

function keyLine(owner: string, key: readonly KeyNotation[], record: TableRecord | IndexRecord | undefined): GoalLine {
  const now = record && keyWords([...record.key.partition, ...record.key.sort]);
  return plainLine(owner, 'key', keyWords(key), now);
}

const modeWords = { PAY_PER_REQUEST: 'on-demand', PROVISIONED: 'provisioned' } as const;

function modeLine(name: string, mode: keyof typeof modeWords, record: TableRecord | undefined): GoalLine {
  return plainLine(name, 'capacity mode', modeWords[mode], record && modeWords[record.billingMode]);
}

function plainLine(owner: string, what: string, goal: string, now: string | undefined): GoalLine {
  return line({
    subject: `${owner}, ${what}`,
    goal,
    now: now ?? 'not there',
    holds: now === goal,
    fact: now === undefined ? `there is no ${owner}` : `${owner} has the ${what} ${now}`,
  });
}
