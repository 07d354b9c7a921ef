/** `console.table`: rows and columns as text of fixed width. */
import { inspect } from './inspect.ts';

const rowsMax = 100;
const columnsMax = 12;
const cellMax = 40;

const cell = (value: unknown): string => {
  const text = inspect(value, cellMax * 4).replace(/\s+/g, ' ');
  return text.length > cellMax ? `${text.slice(0, cellMax - 1)}…` : text;
};

/** The table, or nothing for a value that has no rows. */
export function tableText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const rows = entries.slice(0, rowsMax);
  const columns = columnsOf(rows.map(([, row]) => row));
  const hasScalars = rows.some(([, row]) => typeof row !== 'object' || row === null);
  const lines = [
    ['', ...columns, ...(hasScalars ? ['value'] : [])],
    ...rows.map(([name, row]) => [name, ...cellsOf(row, columns), ...(hasScalars ? [scalarCell(row)] : [])]),
  ];
  const text = layOut(lines);
  return entries.length > rows.length ? `${text}\n… ${entries.length - rows.length} more` : text;
}

function columnsOf(rows: readonly unknown[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) continue;
    for (const name of Object.keys(row)) if (columns.size < columnsMax) columns.add(name);
  }
  return [...columns];
}

const cellsOf = (row: unknown, columns: readonly string[]): string[] =>
  columns.map((name) =>
    typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? cell((row as Record<string, unknown>)[name]) : '',
  );

const scalarCell = (row: unknown): string => (typeof row === 'object' && row !== null ? '' : cell(row));

function layOut(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  const write = (line: readonly string[]): string => line.map((text, at) => text.padEnd(widths[at]!)).join('  ').trimEnd();
  const [head, ...body] = lines;
  return [write(head!), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(write)].join('\n');
}
