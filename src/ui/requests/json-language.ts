/** DynamoDB JSON in the editor: highlighting, what can stand where, and what is wrong. */
import { type Completion, type CompletionContext, type CompletionResult, pickedCompletion } from '@codemirror/autocomplete';
import { json, jsonLanguage } from '@codemirror/lang-json';
import { syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import type { EditorState, Extension, Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { readJson } from '#session/json-text.ts';
import { isUnknownName, namesAt, type Suggestion, type Surroundings, valuesAt } from '#session/parameters.ts';
import { say } from '#texts/say.ts';
import { nameHighlight } from '#ui/kit/editor/theme.ts';
import { jsonPosition, nameOf, pathOf } from './json-position.ts';

export type RequestSurroundings = Omit<Surroundings, 'tableName'>;

export function requestJson(surroundings: RequestSurroundings): Extension {
  return [
    json(),
    syntaxHighlighting(nameHighlight),
    jsonLanguage.data.of({ autocomplete: (context: CompletionContext) => complete(context, surroundings) }),
    linter((view) => problemsOf(view.state, surroundings.operation), { delay: 300 }),
  ];
}

function complete({ state, pos, explicit }: CompletionContext, surroundings: RequestSurroundings): CompletionResult | null {
  const position = jsonPosition(syntaxTree(state), state.doc, pos);
  if (position === undefined || (!explicit && position.from === pos)) return null;
  const here = { ...surroundings, tableName: tableNameAround(state, pos) };
  const { kind, path, from, taken } = position;
  const found = kind === 'name' ? namesAt(here, path) : valuesAt(here, path);
  const options = found.filter(({ text }) => !taken.includes(text)).map((suggestion) => optionOf(suggestion, kind));
  const isQuoted = state.sliceDoc(from, from + 1) === '"';
  return options.length === 0 ? null : { from: isQuoted ? from + 1 : from, options, validFor: /^[\w.-]*$/ };
}

const optionOf = (suggestion: Suggestion, kind: 'name' | 'value'): Completion => ({
  label: suggestion.text,
  detail: suggestion.detail,
  boost: suggestion.rank,
  apply(view, completion, from, to) {
    const whole = wholeOf(view.state, { from, to });
    if (kind === 'name') insertName(view, completion, suggestion, whole);
    else insert(view, completion, whole, suggestion.detail === 'Boolean' ? suggestion.text : JSON.stringify(suggestion.text));
  },
});

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What was typed with its quotes, also those behind the cursor. */
function wholeOf(state: EditorState, typed: Range): Range {
  const position = jsonPosition(syntaxTree(state), state.doc, typed.to);
  return position !== undefined && position.from <= typed.from ? position : typed;
}

/** A name with its colon and the beginning of its value, into which the cursor goes. */
function insertName(view: EditorView, completion: Completion, { text, opening }: Suggestion, range: Range): void {
  const isFollowed = /^\s*:/.test(view.state.sliceDoc(range.to, range.to + 20));
  if (isFollowed) insert(view, completion, range, JSON.stringify(text));
  else insert(view, completion, range, `${JSON.stringify(text)}: ${opening}`, opening === '' ? 0 : 1);
}

function insert(view: EditorView, completion: Completion, range: Range, text: string, cursorFromEnd = 0): void {
  view.dispatch({
    changes: { from: range.from, to: range.to, insert: text },
    selection: { anchor: range.from + text.length - cursorFromEnd },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
  });
}

/** The table that the innermost part around the cursor speaks of. */
function tableNameAround(state: EditorState, pos: number): string | undefined {
  let node: ReturnType<typeof syntaxTree>['topNode'] | null = syntaxTree(state).resolveInner(pos, -1);
  for (; node !== null; node = node.parent) {
    if (node.name !== 'Object') continue;
    for (const property of node.getChildren('Property')) {
      const value = property.getChild('String');
      if (value !== null && nameOf(property, state.doc) === 'TableName') return unquoted(state.doc, value);
    }
  }
  return undefined;
}

const unquoted = (doc: Text, { from, to }: { from: number; to: number }): string => doc.sliceString(from + 1, to - 1);

const problemsMax = 20;

function problemsOf(state: EditorState, operation: string): Diagnostic[] {
  const text = state.doc.toString();
  if (text.trim() === '') return [];
  const json = readJson(text);
  if (json.kind === 'problem') {
    const line = state.doc.line(Math.min(json.line, state.doc.lines));
    const from = Math.min(line.from + json.column - 1, line.to);
    return [{ from, to: Math.min(from + 1, state.doc.length), severity: 'error', message: json.message }];
  }
  return unknownNames(state, operation);
}

function unknownNames(state: EditorState, operation: string): Diagnostic[] {
  const problems: Diagnostic[] = [];
  syntaxTree(state).iterate({
    enter({ name, node, from, to }) {
      if (name !== 'PropertyName' || problems.length >= problemsMax) return;
      const object = node.parent?.parent;
      const text = node.parent && nameOf(node.parent, state.doc);
      if (!object || !text || !isUnknownName(operation, pathOf(object, state.doc), text)) return;
      const message = say('{operation} has no "{name}" here. DynamoDB leaves it unread.', { operation, name: text });
      problems.push({ from, to, severity: 'info', message });
    },
  });
  return problems;
}
