/**
 * What a lesson looks at to know what the learner has done: the tables as they are, and the learner's own
 * requests with their traces. How they were sent (form, JSON, code) makes no difference. The shapes are
 * met by the session's facts and exchanges; this room knows no session.
 */
import { type AttributeMap, controlOperations, type Cost, type TableRecord, type Trace } from '#engine';

/** An index as it stands, which for a global one may be behind its table. */
export interface IndexEvidence {
  readonly name: string;
  readonly entryCount: number;
  /** Of its own; none for a local one. */
  readonly partitions: number;
}

export interface TableEvidence {
  readonly record: TableRecord;
  readonly itemCount: number;
  readonly bytes: number;
  readonly partitions: number;
  readonly indexes: readonly IndexEvidence[];
  /** In the order of a Scan; only of tables that the lesson speaks of. */
  readonly items: readonly AttributeMap[];
}

export interface ExchangeEvidence {
  readonly operation: string;
  /** JSON text. */
  readonly request: string;
  readonly status: number;
  /** JSON text. */
  readonly response: string;
  readonly error: { readonly name: string; readonly message: string } | undefined;
  readonly trace: Trace | undefined;
  readonly cost: Cost;
  readonly latencyMs: number;
}

export interface Evidence {
  readonly nowMs: number;
  readonly tables: readonly TableEvidence[];
  /** The learner's requests since the step began, oldest first. */
  readonly ofStep: readonly ExchangeEvidence[];
  /** Those of the steps before it. */
  readonly earlier: readonly ExchangeEvidence[];
}

export const noEvidence: Evidence = { nowMs: 0, tables: [], ofStep: [], earlier: [] };

export const tableOf = ({ tables }: Evidence, name: string): TableEvidence | undefined =>
  tables.find(({ record }) => record.name === name);

/** The JSON of a request or an answer; nothing for text that is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Calls, units and dollars of several requests. */
export interface Effort extends Cost {
  readonly calls: number;
}

export const noEffort: Effort = { calls: 0, readUnits: 0, writeUnits: 0, dollars: 0 };

const ours: ReadonlySet<string> = new Set(controlOperations);

/** Dynascope's own requests (the clock, the bill, the lab, triggers) are no calls to DynamoDB. */
export const countsAsCall = (operation: string): boolean => !ours.has(operation);

export function effortOf(exchanges: readonly Pick<ExchangeEvidence, 'operation' | 'cost'>[]): Effort {
  let effort = noEffort;
  for (const { operation, cost } of exchanges) {
    effort = addEffort(effort, { ...cost, calls: countsAsCall(operation) ? 1 : 0 });
  }
  return effort;
}

export const addEffort = (a: Effort, b: Effort): Effort => ({
  calls: a.calls + b.calls,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
  dollars: a.dollars + b.dollars,
});
