/** Words that the page shows without saying them: in JSX text, and in the properties that hold texts. */
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';
import type { ProjectFile } from '../structure/project-files.ts';
import { lineOf } from './said.ts';

/** Properties of elements and of objects whose strings are read by people. */
const textual =
  /^(aria-(label|description|roledescription|valuetext)|alt|title|label|description|header|heading|text|placeholder|hint|legend|summary|sentence|finding|advice|question|answer|fact|remainder|reason|words|means|next|says|shows|note|problem|empty|\w+(Label|Text|Title|Header|Words|Reason))$/;

/** Of elements alone: of objects they are words for the code. */
const textualOfElements = /^(confirm|submit|taken|what|blocked|action)$/;

/** A whole sentence is read by people wherever it stands. What is thrown at whoever builds the page is not. */
const sentence = /^[A-Z“].* .*[.?]$/;
const forBuilders = / stands outside of |^The player has no workspace\.$/;

/** What stays as it is in every language: names of things, formats and keys. */
const names: ReadonlySet<string> = new Set(
  'AWS CLI, AWS, ARN, Base64, CLI, CloudFormation, DynamoDB, DynamoDB JSON, Dynascope, JSON, PartiQL, SDK, SQL, Terraform, TypeScript, UTC, boto3, byStatus, null, orders.ts, p50, p99, status\\, total'
    .split(/(?<!\\), /)
    .map((name) => name.replace('\\', '')),
);
/** `RCU`, `KB`, `WCU/s`, `ms`. */
const unit = /^(RCU|WCU|[KMGT]?B|ms|s|px|x)(\/s)?$/;
/** `PutItem`, `Query`, `KEYS_ONLY`, `dynamodb:PutItem`. */
const operation = /^([\w-]+:)?(([A-Z][a-z0-9]+){2,}|Query|Scan|[A-Z]+(_[A-Z]+)*)$/;

const isName = (text: string): boolean => names.has(text) || unit.test(text) || operation.test(text) || /^[#./[{"@:]/.test(text);

/** Two letters in a row, at least one of them small, in what is no name. */
const hasWords = (text: string): boolean => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return !isName(plain) && plain.split(/[^\p{L}\p{N}_.:#/@-]+/u).some((word) => /\p{L}\p{Ll}/u.test(word) && !isName(word));
};

/** The strings that an expression may come to: of choices, of `and`, of templates what stands in them. */
function strings(node: ESTree.Node): readonly { readonly node: ESTree.Node; readonly text: string }[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ node, text: node.value }] : [];
    case 'TemplateLiteral':
      return [{ node, text: node.quasis.map(({ value }) => value.cooked ?? '').join(' ') }];
    case 'ConditionalExpression':
      return [...strings(node.consequent), ...strings(node.alternate)];
    case 'LogicalExpression':
      return [...strings(node.left), ...strings(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...strings(node.left), ...strings(node.right)] : [];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return strings(node.expression);
    case 'JSXExpressionContainer':
      return strings(node.expression);
    default:
      return [];
  }
}

/** Of an argument: itself, or the forms in it. */
const literalsIn = (node: ESTree.Node): readonly ESTree.Node[] =>
  node.type === 'ObjectExpression' ? node.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : [])) : [node];

const isSpeaker = (name: string): boolean => /^(say|saidWith|sayCount|formatCount|assert)$/.test(name);

const nameOf = (key: ESTree.Node): string | undefined =>
  key.type === 'Identifier' || key.type === 'JSXIdentifier' ? key.name : key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;

/** Each with its file and line. Of files without a screen only whole sentences count: there, short strings are data. */
export function unsaidIn({ path, text }: ProjectFile): string[] {
  const found: string[] = [];
  const hasNoScreen = /^src\/(session|lesson)\//.test(path);
  const note = (node: ESTree.Node, words: string): void => {
    const plain = words.replace(/\s+/g, ' ').trim();
    if (hasWords(plain) && !(hasNoScreen && !/ .*[.?]$/.test(plain))) found.push(`${path}:${lineOf(text, node.start)}: ${plain}`);
  };
  const noteAll = (node: ESTree.Node): void => strings(node).forEach((one) => note(one.node, one.text));
  const children = (nodes: readonly ESTree.JSXChild[]): void =>
    nodes.forEach((child) => (child.type === 'JSXText' ? note(child, child.value) : child.type === 'JSXExpressionContainer' && noteAll(child)));
  const said = new Set<number>();
  const isSaid = ({ start }: ESTree.Node): boolean => said.has(start);
  new Visitor({
    CallExpression({ callee, arguments: given }) {
      // What is said, and what an assertion tells.
      if (callee.type === 'Identifier' && isSpeaker(callee.name)) given.flatMap(literalsIn).forEach(({ start }) => said.add(start));
    },
    JSXElement: ({ children: nodes }) => children(nodes),
    JSXFragment: ({ children: nodes }) => children(nodes),
    JSXAttribute({ name, value }) {
      const prop = nameOf(name) ?? '';
      if (value !== null && (textual.test(prop) || textualOfElements.test(prop))) noteAll(value);
    },
    Literal(node) {
      if (typeof node.value === 'string' && sentence.test(node.value) && !forBuilders.test(node.value) && !isSaid(node)) note(node, node.value);
    },
    TemplateLiteral(node) {
      const words = node.quasis.map(({ value }) => value.cooked ?? '').join('');
      if (sentence.test(words)) note(node, words);
    },
    Property({ key, value }) {
      if (textual.test(nameOf(key) ?? '')) noteAll(value);
    },
  }).visit(parseSync(path, text).program);
  return [...new Set(found)];
}
