/** Parts that several statements share. */
import type { Expression, ReturningKind, ReturningNode, Unsupported } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expression-parser.ts';

/** Keeps the first clause that DynamoDB has not. */
export class Clauses {
  unsupported: Unsupported | undefined;

  refuse(clause: string, at: Unsupported['at']): void {
    this.unsupported ??= { clause, at };
  }
}

/** `AS name`, or only a name, `AT name` and `BY name`. False after a syntax error. */
export function parseAliases(cursor: Cursor, clauses: Clauses): boolean {
  for (const word of ['as', 'at', 'by']) {
    const { type, at } = cursor.peek();
    const isBare = word === 'as' && (type === 'identifier' || type === 'quoted');
    const isWritten = cursor.accept(word);
    if (!isWritten && !isBare) continue;
    const name = cursor.next();
    if (name.type !== 'identifier' && name.type !== 'quoted') {
      cursor.fail(`Expected identifier for ${word.toUpperCase()}-alias`);
      return false;
    }
    clauses.refuse(word.toUpperCase(), at);
  }
  return true;
}

export function parseWhere(cursor: Cursor): Expression | 'failed' | undefined {
  if (!cursor.accept('where')) return undefined;
  return parseExpression(cursor) ?? 'failed';
}

const returningKinds: ReadonlyMap<string, ReturningKind> = new Map(
  (['ALL OLD', 'ALL NEW', 'MODIFIED OLD', 'MODIFIED NEW'] as const).map((kind) => [kind.toLowerCase(), kind]),
);

export function parseReturning(cursor: Cursor): ReturningNode | 'failed' | undefined {
  if (!cursor.accept('returning')) return undefined;
  let first: ReturningNode | undefined;
  do {
    const { type, text } = cursor.peek();
    const kind = type === 'keyword' ? returningKinds.get(text) : undefined;
    if (kind === undefined) {
      cursor.fail('Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.');
      return 'failed';
    }
    cursor.next();
    const isWhole = cursor.accept('*');
    if (!isWhole && parseExpression(cursor) === undefined) return 'failed';
    first = first === undefined ? { kind, isWhole } : { kind: first.kind, isWhole: false };
  } while (cursor.accept(','));
  return first;
}
