/** The tables of another engine, asked for with ListTables and DescribeTable, which AWS does not charge for. */
import type { TableFacts } from '#session/connection.ts';
import { tableFactsOf } from './table-record.ts';

/** Asks one operation; nothing where it was refused or got no answer. */
export type Ask = (operation: string, input: object) => Promise<unknown>;

export interface RemoteTables {
  readonly tables: readonly TableFacts[];
  /** There are more than are shown. */
  readonly isCut: boolean;
  /** Listed, and not described: gone since, or not allowed to be looked at. */
  readonly notDescribed: readonly string[];
}

/** Each table is a request of its own. Source: DDB API, ListTables, "maximum number of table names ... 100". */
export const tablesMax = 100;
const atATime = 8;

/** Nothing where the tables can't be listed. `numbers` keeps what tells a table from others over many readings. */
export async function readRemoteTables(ask: Ask, numbers: Map<string, number>): Promise<RemoteTables | undefined> {
  const listed = (await ask('ListTables', { Limit: tablesMax })) as { TableNames?: unknown; LastEvaluatedTableName?: unknown } | undefined;
  if (listed === undefined) return undefined;
  const names = (Array.isArray(listed.TableNames) ? listed.TableNames : []).filter((name) => typeof name === 'string').slice(0, tablesMax);
  const found: (TableFacts | undefined)[] = [];
  for (let from = 0; from < names.length; from += atATime) {
    const some = names.slice(from, from + atATime).map(async (name) => tableFactsOf(await ask('DescribeTable', { TableName: name }), numberOf(name, numbers)));
    // oxlint-disable-next-line no-await-in-loop -- a few at a time, so that the learner's own requests come through
    found.push(...(await Promise.all(some)));
  }
  return {
    tables: found.filter((table) => table !== undefined),
    isCut: listed.LastEvaluatedTableName !== undefined,
    notDescribed: names.filter((_, at) => found[at] === undefined),
  };
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  return number;
}

/** Whether a table or an index is on its way to another status. */
export const isOnTheWay = ({ tables }: RemoteTables): boolean =>
  tables.some(({ record }) => record.status !== 'ACTIVE' || record.indexes.some(({ status }) => status !== 'ACTIVE'));
