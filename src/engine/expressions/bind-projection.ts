/** Fills in the placeholders of a parsed projection and checks that its paths go together. */
import { present } from '#engine/kernel/assert.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type { PathNode } from './ast.ts';
import { isFlaw, parserOf, refuseExpression, reservedWordProblem } from './grammar.ts';
import type { Path } from './path.ts';
import { PathTreeBuilder } from './path-tree.ts';
import type { Placeholders } from './placeholders.ts';
import { parsePaths } from './projection-parser.ts';

function firstReserved(paths: readonly PathNode[]): string | undefined {
  for (const path of paths) {
    const problem = reservedWordProblem(path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const parsedProjection = parserOf<readonly PathNode[]>({
  parse: parsePaths,
  check: firstReserved,
  refusesRedundantParentheses: false,
});

/** The paths of this text for this request, or the refusal in AWS's words. */
export function bindProjection(text: string, placeholders: Placeholders): readonly Path[] | Refusal {
  const refuse = (problem: string): Refusal => refuseExpression('ProjectionExpression', problem);
  const nodes = parsedProjection(text);
  if (isFlaw(nodes)) return refuse(nodes.problem);
  const tree = new PathTreeBuilder<true>();
  const paths: Path[] = [];
  for (const node of nodes) {
    const path = placeholders.path(node);
    if (path === undefined) return refuse(present(placeholders.pathProblem(node), 'the undefined name'));
    tree.plant(path, true);
    paths.push(path);
  }
  return tree.problem === undefined ? paths : refuse(tree.problem);
}
