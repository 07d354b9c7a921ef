/** ProjectionExpression: path { "," path } . */
import type { PathNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parserOf, reservedWordProblem } from './grammar.ts';
import { parsePath } from './operand-parser.ts';

function parsePaths(cursor: Cursor): PathNode[] | undefined {
  const paths: PathNode[] = [];
  do {
    const path = parsePath(cursor);
    if (path === undefined) return undefined;
    paths.push(path);
  } while (cursor.accept(','));
  return cursor.expect('end') ? paths : undefined;
}

function firstReserved(paths: readonly PathNode[]): string | undefined {
  for (const path of paths) {
    const problem = reservedWordProblem(path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

export const parsedProjection = parserOf<readonly PathNode[]>({
  parse: parsePaths,
  check: firstReserved,
  refusesRedundantParentheses: false,
});
