/** The ways to write one request: each is read into the same draft, and written from it. */
import type { TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { type Copied, copyAs, statementOf } from './copy-as.ts';
import type { RequestDraft } from './drafts.ts';
import { readJson, type Writable, writeJson } from './json-text.ts';
import { writable } from './pretty-json.ts';

export type RequestWay = 'form' | 'json' | 'cli' | 'partiql';

/** As one command line, without the end of the last line. */
export function asCommandLine({ operation, text }: RequestDraft): Copied {
  const copied = copyAs('cli', operation, text.trim() === '' ? '{}' : text);
  return 'text' in copied ? { text: copied.text.trimEnd() } : copied;
}

export function asStatement({ operation, text }: RequestDraft, tables: readonly TableRecord[]): Copied {
  const json = readJson(text);
  if (json.kind !== 'object') return { problem: say('The request is not JSON yet.') };
  return statementOf(operation, json, tables);
}

/** What holds for a statement as it does for a read. */
const kept = new Set(['ConsistentRead', 'Limit', 'ReturnConsumedCapacity']);
const keptByStatement = new Set([...kept, 'Parameters', 'NextToken']);

/** A statement as a request of its own. What else the request said of it stays. */
export function draftOfStatement(statement: string, before: RequestDraft): RequestDraft {
  const json = readJson(before.text);
  const goesOn = before.operation === 'ExecuteStatement' ? keptByStatement : kept;
  const rest = json.kind === 'object' ? json.members.filter(([name]) => goesOn.has(name)) : [];
  const members: (readonly [string, Writable])[] = [
    ['Statement', { kind: 'raw', text: JSON.stringify(statement) }],
    ...rest.map(([name, value]) => [name, writable(value)] as const),
  ];
  return { operation: 'ExecuteStatement', text: writeJson({ kind: 'object', members }) };
}
