/** An item's JSON in the editor: what is wrong with it, and the names and types that can stand where. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { json, jsonLanguage } from '@codemirror/lang-json';
import { syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import type { EditorState, Extension } from '@codemirror/state';
import type { AttributeMap, TableRecord } from '#engine';
import { readJson } from '#session/json-text.ts';
import { namesAt } from '#session/parameters.ts';
import { readDynamoItem, readPlainItem } from '#session/plain-json.ts';
import { keysOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { nameHighlight } from '#ui/kit/editor/theme.ts';
import { jsonPosition } from '#ui/requests/json-position.ts';

type TextView = 'dynamo' | 'plain';

export function itemJson(view: TextView, table: TableRecord, like: AttributeMap): Extension {
  return [
    json(),
    syntaxHighlighting(nameHighlight),
    jsonLanguage.data.of({ autocomplete: (context: CompletionContext) => complete(context, view, table) }),
    linter((editor) => problemsOf(editor.state, view, like), { delay: 300 }),
  ];
}

function complete({ state, pos, explicit }: CompletionContext, view: TextView, table: TableRecord): CompletionResult | null {
  const position = jsonPosition(syntaxTree(state), state.doc, pos);
  if (position?.kind !== 'name' || (!explicit && position.from === pos)) return null;
  const { path, from, to, taken } = position;
  const found = view === 'dynamo' ? namesAt({ operation: 'PutItem', tables: [table], tableName: table.name }, ['Item', ...path]) : keyNames(table, path.length);
  const options = found
    .filter(({ text }) => !taken.includes(text))
    .map(({ text, detail, opening }): Completion => {
      const isFollowed = /^\s*:/.test(state.sliceDoc(to, to + 20));
      const name = JSON.stringify(text);
      return { label: name, displayLabel: text, detail, apply: isFollowed ? name : `${name}: ${opening}` };
    });
  return options.length === 0 ? null : { from, to, options, filter: false };
}

const keyNames = (table: TableRecord, depth: number) =>
  depth > 0 ? [] : keysOf(table).map(({ name }) => ({ text: name, detail: say('key'), opening: '' }));

function problemsOf(state: EditorState, view: TextView, like: AttributeMap): Diagnostic[] {
  const text = state.doc.toString();
  const parsed = readJson(text);
  if (parsed.kind === 'problem') {
    const line = state.doc.line(Math.min(parsed.line, state.doc.lines));
    const from = Math.min(line.from + parsed.column - 1, line.to);
    return [{ from, to: Math.min(from + 1, state.doc.length), severity: 'error', message: parsed.message }];
  }
  const read = view === 'dynamo' ? readDynamoItem(text) : readPlainItem(text, like);
  return 'problem' in read ? [{ from: 0, to: state.doc.length, severity: 'info', message: read.problem }] : [];
}
