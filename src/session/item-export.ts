/** Items as files: CSV for a spreadsheet, plain JSON, and DynamoDB JSON, which keeps every type. */
import { type AttributeMap, attributeOf, type AttributeValue } from '#engine';
import { prettyJson } from './pretty-json.ts';
import { dynamoText, plainText } from './plain-json.ts';

export const exportFormats = [
  { id: 'csv', label: 'CSV', ending: 'csv' },
  { id: 'plain', label: 'JSON', ending: 'json' },
  { id: 'dynamo', label: 'DynamoDB JSON', ending: 'dynamodb.json' },
] as const;

export type ExportFormat = (typeof exportFormats)[number]['id'];

/** More would be too large for one text of the browser's. */
export const exportItemsMax = 100_000;

/** `keys` are the names that come first. */
export function exportText(format: ExportFormat, items: readonly AttributeMap[], keys: readonly string[]): string {
  if (format === 'csv') return csvText(items, keys);
  const texts = items.map((item) => (format === 'plain' ? plainText(item) : dynamoText(item)));
  return texts.length === 0 ? '[]\n' : `[\n${texts.map(indented).join(',\n')}\n]\n`;
}

const indented = (text: string): string => text.split('\n').map((line) => `  ${line}`).join('\n');

/** As RFC 4180 has it. A column for every name that occurs; what an item lacks is empty. */
function csvText(items: readonly AttributeMap[], keys: readonly string[]): string {
  const names = [...new Set([...keys, ...items.flatMap((item) => Object.keys(item))])];
  const lines = [names, ...items.map((item) => names.map((name) => cellText(attributeOf(item, name))))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

const csvCell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Text and numbers as they are, everything else as DynamoDB JSON on one line. */
function cellText(value: AttributeValue | undefined): string {
  if (value === undefined) return '';
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return value.N;
  if (value.BOOL !== undefined) return String(value.BOOL);
  if (value.B !== undefined) return value.B;
  return value.NULL === undefined ? prettyJson(JSON.stringify(value)).replaceAll(/\n\s*/g, ' ') : 'null';
}

/** `Orders-2026-11-20.csv`; a table's name fits into every file system as it is. */
export const exportFileName = (tableName: string, format: ExportFormat, nowMs: number): string =>
  `${tableName}-${new Date(nowMs).toISOString().slice(0, 10)}.${exportFormats.find(({ id }) => id === format)!.ending}`;
