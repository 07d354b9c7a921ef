/** Answers and traces as a golden file shows them: every fact, but long runs of one character are counted. */
import { format, sentence, type Trace } from '#engine';
import type { Told } from '../story.ts';

const widthMax = 116;
const runMin = 24;

/** `"xxxx...x"` of 400 becomes `"x{400}"`. */
const shortened = (text: string): string =>
  text.replace(/(.)\1{23,}/gsu, (run: string, character: string) => `${character}{${Array.from(run).length}}`);

function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${compact(member)}`);
    return `{${members.join(', ')}}`;
  }
  const text = JSON.stringify(value);
  return text.length > runMin ? shortened(text) : text;
}

/** JSON with a member a line where it would not fit. */
export function printJson(value: unknown, indent = ''): string {
  const line = compact(value);
  if (indent.length + line.length <= widthMax || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((element) => inner + printJson(element, inner))
    : Object.entries(value).map(([name, member]) => `${inner}${JSON.stringify(name)}: ${printJson(member, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** Status and body; an error's message has a line of its own. */
export function sayAnswer({ status, body, error }: Told): string[] {
  if (error === undefined) return `${status} ${printJson(body)}`.split('\n');
  const { __type: type, message, Message, ...others } = body as { __type: string; message?: string; Message?: string };
  const lines = [`${status} ${type}`];
  if (message !== undefined) lines.push(shortened(message));
  if (Message !== undefined) lines.push(`Message: ${shortened(Message)}`);
  if (Object.keys(others).length > 0) lines.push(...printJson(others).split('\n'));
  return lines;
}

/** What happened by itself, then what the request did. */
export function sayTraces(traces: readonly Trace[], sinceMs: number): string[] {
  return traces.flatMap(({ requestId, atMs, events }) => {
    const when = requestId === undefined ? `after ${format.formatDuration(atMs - sinceMs)}: ` : '';
    return events.map((event) => `| ${when}${shortened(sentence(event))}`);
  });
}
