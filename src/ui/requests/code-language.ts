/** TypeScript in the editor, with the SDK's names and the parameters of its commands. */
import { type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { localCompletionSource, typescriptLanguage } from '@codemirror/lang-javascript';
import { indentUnit, LanguageSupport, syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import type { TableRecord } from '#engine';
import { clientPackage, codeWords, commandTarget, libPackage } from '#session/code-words.ts';
import { namesAt, type Path, type Suggestion, type Surroundings, valuesAt } from '#session/parameters.ts';

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode'];

export function learnersCode(tables: readonly TableRecord[]): Extension {
  const offer = (autocomplete: (context: CompletionContext) => CompletionResult | null): Extension =>
    typescriptLanguage.data.of({ autocomplete });
  return [
    new LanguageSupport(typescriptLanguage, [offer((context) => complete(context, tables)), offer(localCompletionSource)]),
    indentUnit.of('  '),
  ];
}

/** What the SDK and DynamoDB have to offer at the cursor. */
export function complete(context: CompletionContext, tables: readonly TableRecord[]): CompletionResult | null {
  const node = syntaxTree(context.state).resolveInner(context.pos, -1);
  if (node.name === 'String') return completeString(node, context, tables);
  if (/Comment|Template/.test(node.name)) return null;
  const word = context.matchBefore(/[\w$]*$/);
  if (word === null || (word.from === word.to && !context.explicit)) return null;
  const command = commandAround(node, context.state);
  const options =
    command !== undefined && isAtName(context.state, word.from)
      ? namesAt({ ...command, tables }, command.path).map(nameOption)
      : codeWords.map(({ text, from }): Completion => ({ label: text, detail: from.replace('@aws-sdk/', '') }));
  return options.length === 0 ? null : { from: word.from, options, validFor: /^[\w$]*$/ };
}

const nameOption = ({ text, detail, rank }: Suggestion): Completion => ({
  label: text,
  detail,
  boost: rank,
  apply: `${text}: `,
});

/** In quotes: a package after `from`, a table, or one of DynamoDB's words. */
function completeString(
  node: SyntaxNode,
  { state, pos, explicit }: CompletionContext,
  tables: readonly TableRecord[],
): CompletionResult | null {
  const from = node.from + 1;
  if (pos < from || (!explicit && pos === from)) return null;
  const to = /['"]$/.test(state.sliceDoc(from, node.to)) ? node.to - 1 : node.to;
  const options = stringOptions(node, state, tables).map((label): Completion => ({ label }));
  return options.length === 0 ? null : { from, to, options, validFor: /^[\w@./-]*$/ };
}

function stringOptions(node: SyntaxNode, state: EditorState, tables: readonly TableRecord[]): string[] {
  if (node.parent?.name === 'ImportDeclaration') return [clientPackage, libPackage];
  const command = commandAround(node, state);
  return command === undefined ? [] : valuesAt({ ...command, tables }, command.path).map(({ text }) => text);
}

interface CommandPlace extends Pick<Surroundings, 'operation' | 'tableName'> {
  readonly path: Path;
}

/** The command in whose input this node stands, and where in the input. */
function commandAround(node: SyntaxNode, state: EditorState): CommandPlace | undefined {
  const path: (string | number)[] = [];
  let input: SyntaxNode | undefined;
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'ObjectExpression') input = at;
    if (at.name === 'Property' && at.parent?.name === 'ObjectExpression' && at.firstChild !== node) {
      path.unshift(propertyName(at, state) ?? '');
    }
    if (at.parent?.name === 'ArrayExpression' && at.name !== '[') path.unshift(0);
    if (at.name !== 'NewExpression') continue;
    const callee = at.getChild('VariableName');
    const target = callee && commandTarget(state.sliceDoc(callee.from, callee.to), state.doc.toString());
    if (!target || input === undefined) return undefined;
    // The document client's values are plain; inside of them nothing of DynamoDB's can be offered.
    if (target.isDocument && path.length > 1) return undefined;
    return { operation: target.operation, path, tableName: tableNameIn(input, state) };
  }
  return undefined;
}

function propertyName(property: SyntaxNode, state: EditorState): string | undefined {
  const name = property.getChild('PropertyDefinition');
  return name === null ? undefined : state.sliceDoc(name.from, name.to);
}

function tableNameIn(input: SyntaxNode, state: EditorState): string | undefined {
  for (const property of input.getChildren('Property')) {
    const value = property.getChild('String');
    if (value !== null && propertyName(property, state) === 'TableName') return state.sliceDoc(value.from + 1, value.to - 1);
  }
  return undefined;
}

/** Behind a brace or a comma a name stands; behind a colon an expression does. */
const isAtName = (state: EditorState, from: number): boolean =>
  /[{,]\s*$/.test(state.sliceDoc(Math.max(0, from - 200), from));
