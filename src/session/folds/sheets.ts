/** A request or an answer as a sheet of lines: its members, each on a line of its own, cut to what fits. */
import { type JsonValue, readJson, type Writable, writeJson } from '../json-text.ts';
import type { SheetLine, WhyPicture } from './road-model.ts';

const linesMax = 8;
const charsMax = 120;

type Sheet = Extract<WhyPicture, { kind: 'sheet' }>;

export const requestSheet = (text: string): Sheet | undefined => sheetOf(text, []);

/** Items are shown by the stations before; of an answer the sheet shows how many there are. */
export const responseSheet = (text: string): Sheet | undefined => sheetOf(text, ['Items']);

function sheetOf(text: string, counted: readonly string[]): Sheet | undefined {
  const json = readJson(text);
  if (json.kind !== 'object' || json.members.length === 0) return undefined;
  const lines = json.members.map(([name, value]): SheetLine => {
    const isCounted = counted.includes(name) && value.kind === 'array';
    return { name, value: isCounted ? `[${value.elements.length}]` : oneLine(value), isFilter: name === 'FilterExpression' };
  });
  return { kind: 'sheet', lines: lines.slice(0, linesMax), hidden: Math.max(0, lines.length - linesMax) };
}

function oneLine(value: JsonValue): string {
  const text = value.kind === 'string' ? value.text : writeJson(writable(value)).replace(/\s*\n\s*/g, ' ');
  return text.length > charsMax ? `${text.slice(0, charsMax)}…` : text;
}

function writable(value: JsonValue): Writable {
  switch (value.kind) {
    case 'object':
      return { kind: 'object', members: value.members.map(([name, member]) => [name, writable(member)]) };
    case 'array':
      return { kind: 'array', elements: value.elements.map(writable) };
    case 'string':
      return { kind: 'raw', text: JSON.stringify(value.text) };
    case 'number':
      return { kind: 'raw', text: value.text };
    case 'boolean':
      return { kind: 'raw', text: String(value.value) };
    case 'null':
      return { kind: 'raw', text: 'null' };
  }
}
