/** ProjectionExpression: path { "," path } . Source: reference 13.3. */
import type { PathNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parsePath } from './operand-parser.ts';

/** All paths; nothing after a syntax error. */
export function parsePaths(cursor: Cursor): PathNode[] | undefined {
  const paths: PathNode[] = [];
  do {
    const path = parsePath(cursor);
    if (path === undefined) return undefined;
    paths.push(path);
  } while (cursor.accept(','));
  return cursor.expect('end') ? paths : undefined;
}
