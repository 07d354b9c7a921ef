/** Checks of tables and indexes: that they are there, and how they are described. */
import type { IndexRecord, TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { type Evidence, tableOf } from '../evidence.ts';
import type { IndexCheck, KeyNotation, TableCheck } from './check.ts';
import { type GoalLine, line } from './finding.ts';

export function checkTable(check: TableCheck, evidence: Evidence): readonly GoalLine[] {
  const { table: name, key, billingMode, status, indexes } = check;
  const found = tableOf(evidence, name);
  const lines = [
    line({
      subject: say('Table {name}', { name }),
      goal: say('there'),
      now: found === undefined ? say('not there') : say('there'),
      holds: found !== undefined,
      fact: noTable(name, evidence),
      want: say('the goal wants one'),
    }),
  ];
  const record = found?.record;
  if (key !== undefined) lines.push(keyLine(name, key, record));
  if (billingMode !== undefined) lines.push(modeLine(name, billingMode, record));
  if (status !== undefined) lines.push(plainLine(name, say('status'), status, record?.status));
  if (indexes !== undefined) {
    const sorted = (names: readonly string[]): string => [...names].sort().join(', ') || say('none');
    lines.push(plainLine(name, say('indexes'), sorted(indexes), record && sorted(record.indexes.map((index) => index.name))));
  }
  return lines;
}

export function checkNoTable(name: string, evidence: Evidence): readonly GoalLine[] {
  const record = tableOf(evidence, name)?.record;
  const isLeaving = record?.status === 'DELETING';
  return [
    line({
      subject: say('Table {name}', { name }),
      goal: say('gone'),
      now: record === undefined ? say('gone') : isLeaving ? 'DELETING' : say('there'),
      holds: record === undefined,
      fact: isLeaving ? say('{name} is DELETING', { name }) : say('the table {name} is still there', { name }),
      want: say('the goal wants it gone'),
    }),
  ];
}

export function checkIndex(check: IndexCheck, evidence: Evidence): readonly GoalLine[] {
  const { index: name, table, is, key, projection, status } = check;
  const record = tableOf(evidence, table)?.record.indexes.find((index) => index.name === name);
  const lines = [
    line({
      subject: say('Index {name}', { name }),
      goal: say('there'),
      now: record === undefined ? say('not there') : say('there'),
      holds: record !== undefined,
      fact: say('{table} has no index {name}', { table, name }),
      want: say('the goal wants one'),
    }),
  ];
  if (is !== undefined) lines.push(plainLine(name, say('kind'), kindWords[is], record && kindWords[record.kind]));
  if (key !== undefined) lines.push(keyLine(name, key, record));
  if (projection !== undefined) lines.push(plainLine(name, say('projection'), projection, record?.projection.type));
  if (status !== undefined) lines.push(plainLine(name, say('status'), status, record?.status));
  return lines;
}

/** A name may only be written another way; say which tables there are. */
function noTable(name: string, { tables }: Evidence): string {
  const names = tables.slice(0, 3).map(({ record }) => record.name);
  if (names.length === 0) return say('there is no table {name}', { name });
  return say('there is no table {name} (you have {others})', { name, others: names.join(', ') });
}

const kindWords = { local: say('local'), global: say('global') } as const;

const typeWords = { S: say('String'), N: say('Number'), B: say('Binary') } as const;

const keyWords = (key: readonly KeyNotation[]): string =>
  key.map(({ name, type }) => `${name} (${typeWords[type]})`).join(` ${say('and')} `);

function keyLine(owner: string, key: readonly KeyNotation[], record: TableRecord | IndexRecord | undefined): GoalLine {
  const now = record && keyWords([...record.key.partition, ...record.key.sort]);
  return plainLine(owner, say('key'), keyWords(key), now);
}

const modeWords = { PAY_PER_REQUEST: say('on-demand'), PROVISIONED: say('provisioned') } as const;

function modeLine(name: string, mode: keyof typeof modeWords, record: TableRecord | undefined): GoalLine {
  return plainLine(name, say('capacity mode'), modeWords[mode], record && modeWords[record.billingMode]);
}

function plainLine(owner: string, what: string, goal: string, now: string | undefined): GoalLine {
  return line({
    subject: `${owner}, ${what}`,
    goal,
    now: now ?? say('not there'),
    holds: now === goal,
    fact: now === undefined ? say('there is no {owner}', { owner }) : say('{owner} has the {what} {now}', { owner, what, now }),
  });
}
