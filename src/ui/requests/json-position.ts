/** Where in a request the cursor is, read from the syntax tree, which also knows unfinished JSON. */
import type { syntaxTree } from '@codemirror/language';
import type { Text } from '@codemirror/state';
import type { Path } from '#session/parameters.ts';

type Tree = ReturnType<typeof syntaxTree>;
type SyntaxNode = Tree['topNode'];

export interface JsonPosition {
  readonly kind: 'name' | 'value';
  /** Of the object whose name, or of the member or element whose value, is written. */
  readonly path: Path;
  /** What is replaced. */
  readonly from: number;
  readonly to: number;
  /** Names that the object has already. */
  readonly taken: readonly string[];
}

/** The position; nothing where neither a name nor a value can stand. */
export function jsonPosition(tree: Tree, doc: Text, at: number): JsonPosition | undefined {
  const node = tree.resolveInner(at, -1);
  switch (node.name) {
    case 'PropertyName':
      return inName(node, doc);
    case 'String':
    case 'Number':
    case 'True':
    case 'False':
    case 'Null':
      return { kind: 'value', path: pathOf(node, doc), from: node.from, to: node.to, taken: [] };
    default:
      return between(node, doc, at);
  }
}

function inName(node: SyntaxNode, doc: Text): JsonPosition | undefined {
  const object = node.parent?.parent;
  if (object?.name !== 'Object') return undefined;
  return { kind: 'name', path: pathOf(object, doc), from: node.from, to: node.to, taken: namesOf(object, doc, node) };
}

/** Behind a comma, a brace or a colon, with nothing typed yet or only a bare word. */
function between(node: SyntaxNode, doc: Text, at: number): JsonPosition | undefined {
  const word = /[\w.-]*$/.exec(doc.sliceString(Math.max(0, at - 100), at))![0];
  const from = at - word.length;
  const before = doc.sliceString(Math.max(0, from - 200), from).trimEnd().at(-1);
  const container = containerOf(node, from);
  if (before === ':' && container?.name === 'Property') {
    return { kind: 'value', path: pathOf(container.lastChild ?? container, doc), from, to: at, taken: [] };
  }
  if ((before === '{' || before === ',') && container?.name === 'Object') {
    return { kind: 'name', path: pathOf(container, doc), from, to: at, taken: namesOf(container, doc, undefined) };
  }
  return undefined;
}

function containerOf(node: SyntaxNode, from: number): SyntaxNode | null {
  let container: SyntaxNode | null = node;
  while (container !== null && !['Object', 'Array', 'Property'].includes(container.name)) container = container.parent;
  // Behind the comma that ends a member, the object is meant and not the member.
  while (container?.name === 'Property' && container.to < from && hasValue(container)) container = container.parent;
  return container;
}

const valueNames = ['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'];
const hasValue = (property: SyntaxNode): boolean => valueNames.includes(property.lastChild?.name ?? '');

/** Names and positions from the top of the text to this node. */
export function pathOf(node: SyntaxNode, doc: Text): Path {
  const path: (string | number)[] = [];
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'Property') path.unshift(nameOf(at, doc) ?? '');
    else if (at.parent?.name === 'Array') path.unshift(positionIn(at));
  }
  return path;
}

function positionIn(element: SyntaxNode): number {
  let position = 0;
  for (let before = element.prevSibling; before !== null; before = before.prevSibling) {
    if (valueNames.includes(before.name)) position++;
  }
  return position;
}

/** The name of a member as it reads, without quotes. */
export function nameOf(property: SyntaxNode, doc: Text): string | undefined {
  const name = property.getChild('PropertyName');
  if (name === null) return undefined;
  try {
    return JSON.parse(doc.sliceString(name.from, name.to)) as string;
  } catch {
    return undefined;
  }
}

function namesOf(object: SyntaxNode, doc: Text, except: SyntaxNode | undefined): string[] {
  return object.getChildren('Property').flatMap((property) => {
    const isExcepted = except !== undefined && property.from === except.from;
    return isExcepted ? [] : [nameOf(property, doc) ?? ''];
  });
}
