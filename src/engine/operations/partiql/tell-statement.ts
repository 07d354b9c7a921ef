/** Tells which operation a statement of one item comes to. */
import type { Statement } from '#engine/expressions/partiql/index.ts';
import type { TableState } from '#engine/state.ts';
import type { Step } from '../step.ts';

const told = {
  select: { statement: 'SELECT', runsAs: 'GetItem' },
  insert: { statement: 'INSERT', runsAs: 'PutItem' },
  update: { statement: 'UPDATE', runsAs: 'UpdateItem' },
  delete: { statement: 'DELETE', runsAs: 'DeleteItem' },
  exists: { statement: 'EXISTS', runsAs: 'ConditionCheck' },
} as const satisfies Record<Statement['kind'], object>;

export function tellStatement(step: Step, kind: Statement['kind'], { record }: TableState): void {
  step.emit({ type: 'statement.planned', ...told[kind], tableName: record.name });
}
