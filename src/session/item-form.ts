/**
 * An item as a form: a tree of named, typed fields that hold what was typed. Numbers stay text, so that 38
 * digits survive; what is no number is sent as it is and AWS says so.
 */
import {
  type AttributeMap,
  attributeOf,
  type AttributeType,
  type AttributeValue,
  normalizeNumber,
  setAttribute,
  typeOf,
} from '#engine';
import { say } from '#texts/say.ts';
import { isBase64 } from './item-weight.ts';

export interface FormNode {
  /** Stable while the form is open. */
  readonly id: number;
  /** Empty for the elements of a list. */
  readonly name: string;
  readonly type: AttributeType;
  /** Types S, N and B (as base64). */
  readonly text: string;
  /** Type BOOL. */
  readonly flag: boolean;
  /** Types SS, NS and BS. */
  readonly members: readonly string[];
  /** Types L and M. */
  readonly children: readonly FormNode[];
}

export interface ItemForm {
  readonly nodes: readonly FormNode[];
  readonly nextId: number;
}

export const attributeTypeNames: Readonly<Record<AttributeType, string>> = {
  S: say('String'),
  N: say('Number'),
  B: say('Binary'),
  BOOL: say('Boolean'),
  NULL: say('Null'),
  SS: say('String set'),
  NS: say('Number set'),
  BS: say('Binary set'),
  L: say('List'),
  M: say('Map'),
};

export const isSetType = (type: AttributeType): boolean => type === 'SS' || type === 'NS' || type === 'BS';
export const isNestedType = (type: AttributeType): boolean => type === 'L' || type === 'M';

const emptyNode = (id: number, type: AttributeType, name = ''): FormNode => ({
  id,
  name,
  type,
  text: '',
  flag: false,
  members: isSetType(type) ? [''] : [],
  children: [],
});

/** Numbers the nodes of a new form. */
class Numbering {
  next: number;

  constructor(next: number) {
    this.next = next;
  }

  take(): number {
    return this.next++;
  }
}

function nodeOf(name: string, value: AttributeValue, ids: Numbering): FormNode {
  const node = emptyNode(ids.take(), typeOf(value), name);
  const children = value.L?.map((element) => nodeOf('', element, ids)) ?? (value.M && nodesOf(value.M, ids));
  return {
    ...node,
    text: value.S ?? value.N ?? value.B ?? '',
    flag: value.BOOL ?? false,
    members: value.SS ?? value.NS ?? value.BS ?? [],
    children: children ?? [],
  };
}

const nodesOf = (map: AttributeMap, ids: Numbering): FormNode[] =>
  Object.keys(map).map((name) => nodeOf(name, map[name]!, ids));

/** The form of an item. Key attributes come first, in the key's order, present or not. */
export function formOf(item: AttributeMap, keys: readonly { readonly name: string; readonly type: AttributeType }[]): ItemForm {
  const ids = new Numbering(1);
  const keyNodes = keys.map(({ name, type }) => {
    const value = attributeOf(item, name);
    return value === undefined ? emptyNode(ids.take(), type, name) : nodeOf(name, value, ids);
  });
  const isKey = new Set(keys.map(({ name }) => name));
  const others = Object.keys(item).filter((name) => !isKey.has(name));
  return { nodes: [...keyNodes, ...others.map((name) => nodeOf(name, item[name]!, ids))], nextId: ids.next };
}

function valueOf(node: FormNode): AttributeValue {
  switch (node.type) {
    case 'S':
    case 'N':
    case 'B':
      return { [node.type]: node.text };
    case 'SS':
    case 'NS':
    case 'BS':
      return { [node.type]: [...node.members] };
    case 'BOOL':
      return { BOOL: node.flag };
    case 'NULL':
      return { NULL: true };
    case 'L':
      return { L: node.children.map(valueOf) };
    case 'M':
      return { M: mapOf(node.children) };
  }
}

function mapOf(nodes: readonly FormNode[]): AttributeMap {
  const map: AttributeMap = {};
  for (const node of nodes) setAttribute(map, node.name, valueOf(node));
  return map;
}

/** The item that the form describes. */
export const itemOf = ({ nodes }: ItemForm): AttributeMap => mapOf(nodes);

/** Replaces one node by any number of nodes, wherever it stands. */
function replaced(nodes: readonly FormNode[], id: number, by: (node: FormNode) => readonly FormNode[]): readonly FormNode[] {
  let changed = false;
  const next = nodes.flatMap((node) => {
    if (node.id === id) {
      changed = true;
      return by(node);
    }
    const children = replaced(node.children, id, by);
    if (children === node.children) return [node];
    changed = true;
    return [{ ...node, children }];
  });
  return changed ? next : nodes;
}

export type NodeChange = Partial<Pick<FormNode, 'name' | 'text' | 'flag' | 'members'>>;

export const changeNode = (form: ItemForm, id: number, change: NodeChange): ItemForm => ({
  ...form,
  nodes: replaced(form.nodes, id, (node) => [{ ...node, ...change }]),
});

export const removeNode = (form: ItemForm, id: number): ItemForm => ({
  ...form,
  nodes: replaced(form.nodes, id, () => []),
});

/** Adds an empty attribute, or an empty child of a list or map. */
export function addNode(form: ItemForm, parent: number | undefined, type: AttributeType): ItemForm {
  const node = emptyNode(form.nextId, type);
  const nodes =
    parent === undefined
      ? [...form.nodes, node]
      : replaced(form.nodes, parent, (found) => [{ ...found, children: [...found.children, node] }]);
  return { nodes, nextId: form.nextId + 1 };
}

/** Moves an element of a list, or an attribute, by one place among its siblings. */
export function moveNode(form: ItemForm, id: number, by: -1 | 1): ItemForm {
  const moved = (nodes: readonly FormNode[]): readonly FormNode[] => {
    const at = nodes.findIndex((node) => node.id === id);
    if (at >= 0) return swapped(nodes, at, at + by);
    let changed = false;
    const next = nodes.map((node) => {
      const children = moved(node.children);
      if (children === node.children) return node;
      changed = true;
      return { ...node, children };
    });
    return changed ? next : nodes;
  };
  return { ...form, nodes: moved(form.nodes) };
}

function swapped(nodes: readonly FormNode[], at: number, other: number): readonly FormNode[] {
  const [one, two] = [nodes[at], nodes[other]];
  return one === undefined || two === undefined ? nodes : nodes.with(at, two).with(other, one);
}

/** Changes the type and keeps what the new type can hold. */
export function retypeNode(form: ItemForm, id: number, type: AttributeType): ItemForm {
  return {
    ...form,
    nodes: replaced(form.nodes, id, (node) => {
      const texts = isSetType(node.type) ? node.members : [node.text];
      return [
        {
          ...node,
          type,
          text: texts[0] ?? '',
          members: isSetType(type) ? texts : [],
          children: isNestedType(node.type) && isNestedType(type) ? node.children : [],
        },
      ];
    }),
  };
}

/** Ids of nodes whose name another node of the same map bears too: only one of them can be kept. */
export function doubledNames({ nodes }: ItemForm): ReadonlySet<number> {
  const doubled = new Set<number>();
  const look = (siblings: readonly FormNode[]): void => {
    const first = new Map<string, number>();
    for (const { id, name, type, children } of siblings) {
      if (type === 'M') look(children);
      else if (type === 'L') children.forEach(({ type: inner, children: grand }) => inner === 'M' && look(grand));
      if (first.has(name)) doubled.add(id);
      else first.set(name, id);
    }
  };
  look(nodes);
  return doubled;
}

/** What DynamoDB would refuse in a field of its own, in a few words; nothing where all is well. */
export function nodeProblem({ type, text, members }: FormNode): string | undefined {
  if (type === 'N' && !isNumber(text)) return text === '' ? say('A number is missing.') : say('DynamoDB takes no such number.');
  if (type === 'B' && !isBase64(text)) return say('This is no base64.');
  if (!isSetType(type)) return undefined;
  if (members.length === 0) return say('A set has at least one member.');
  if (new Set(members).size < members.length) return say('A set has each member once.');
  if (type === 'NS' && !members.every(isNumber)) return say('A member is no number that DynamoDB takes.');
  if (type === 'BS' && !members.every(isBase64)) return say('A member is no base64.');
  return undefined;
}

const isNumber = (text: string): boolean => typeof normalizeNumber(text) === 'string';
