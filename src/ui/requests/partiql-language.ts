/**
 * PartiQL in the editor: words, tables and attributes to choose from. What is wrong is what DynamoDB says of
 * it: the statement is run on a fork that is thrown away.
 */
import { type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TableRecord } from '#engine';
import type { Connection } from '#session/connection.ts';
import { errorOf } from '#session/exchange.ts';
import { targetOf } from '#session/operations.ts';
import { keysOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';

const words = ['SELECT', 'FROM', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'IS MISSING', 'IS NOT MISSING', 'ORDER BY', 'DESC', 'INSERT INTO', 'VALUE', 'UPDATE', 'SET', 'REMOVE', 'DELETE FROM', 'begins_with', 'contains', 'attribute_type'];

export function statement(tables: readonly TableRecord[], connection: Pick<Connection, 'whatIf'>): Extension {
  const options = [
    ...words.map((label) => ({ label, type: 'keyword' })),
    ...tables.map(({ name }) => ({ label: `"${name}"`, detail: say('table') })),
    ...tables.flatMap((table) => [...keysOf(table), ...table.indexes.flatMap(keysOf)].map(({ name }) => ({ label: `"${name}"`, detail: say('key') }))),
  ];
  const complete = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const word = /"?[\w.-]*$/.exec(state.sliceDoc(0, pos))?.[0] ?? '';
    return word === '' && !explicit ? null : { from: pos - word.length, options, validFor: /^"?[\w.-]*"?$/ };
  };
  return [
    EditorView.lineWrapping,
    EditorState.languageData.of(() => [{ autocomplete: complete }]),
    linter((view) => problemsOf(view.state.doc.toString(), connection), { delay: 600 }),
  ];
}

async function problemsOf(text: string, connection: Pick<Connection, 'whatIf'>): Promise<Diagnostic[]> {
  // With parameters it is not whole: they stand elsewhere.
  if (text.trim() === '' || text.includes('?')) return [];
  try {
    const [answer] = await connection.whatIf([{ target: targetOf('ExecuteStatement'), body: JSON.stringify({ Statement: text, Limit: 1 }) }]);
    if (answer === undefined || answer.status === 200) return [];
    const { name, message } = errorOf(answer.body);
    return name === 'ValidationException' ? [{ from: 0, to: text.length, severity: 'error', message }] : [];
  } catch {
    return [];
  }
}
