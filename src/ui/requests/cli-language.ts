/** The AWS command line in the editor: commands, options and tables to choose from, and what is wrong. */
import { type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TableRecord } from '#engine';
import { kebab } from '#session/copy-as-cli.ts';
import { namesAt } from '#session/parameters.ts';
import { cliOperations, readCli } from '#session/read-cli.ts';

export function commandLine(tables: readonly TableRecord[]): Extension {
  return [
    EditorView.lineWrapping,
    EditorState.languageData.of(() => [{ autocomplete: (context: CompletionContext) => complete(context, tables) }]),
    linter((view) => problemsOf(view.state.doc.toString()), { delay: 300 }),
  ];
}

function problemsOf(text: string): Diagnostic[] {
  const read = readCli(text);
  if (!('problem' in read)) return [];
  const from = Math.min(read.from, Math.max(0, text.length - 1));
  return [{ from, to: Math.max(read.to, Math.min(from + 1, text.length)), severity: 'error', message: read.problem }];
}

function complete({ state, pos, explicit }: CompletionContext, tables: readonly TableRecord[]): CompletionResult | null {
  const before = state.sliceDoc(0, pos);
  const word = /[\w.-]*$/.exec(before)?.[0] ?? '';
  if (word === '' && !explicit) return null;
  const labels = labelsAt(before, word, state.doc.toString(), tables);
  return labels.length === 0 ? null : { from: pos - word.length, options: labels.map((label) => ({ label })), validFor: /^[\w.-]*$/ };
}

function labelsAt(before: string, word: string, whole: string, tables: readonly TableRecord[]): readonly string[] {
  if (/^\s*aws\s+dynamodb\s+[\w-]*$/.test(before)) return [...cliOperations.keys()];
  if (/--table-name[\s=]+[\w.-]*$/.test(before)) return tables.map(({ name }) => name);
  const operation = cliOperations.get(/^\s*aws\s+dynamodb\s+([\w-]+)/.exec(whole)?.[1] ?? '');
  if (operation === undefined || !word.startsWith('-')) return [];
  return namesAt({ operation, tables }, []).map(({ text }) => `--${kebab(text)}`);
}
