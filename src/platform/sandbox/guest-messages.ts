/**
 * Reads what comes out of the sandbox. It may be anything at all: whoever runs there may have got hold of
 * the port. Nothing is believed that isn't checked here, and everything is copied into objects of ours.
 */
import type { ClientWord } from '#session/connection.ts';
import type { CodeError, CodePlace, OutputLevel, OutputLine } from '#session/code-runner.ts';
import { callCharsMax, errorCharsMax, type GuestMessage, lineCharsMax, outputLinesMax } from './messages.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isText = (value: unknown, charsMax: number): value is string =>
  typeof value === 'string' && value.length <= charsMax;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Operations of DynamoDB alone: the clock and the bill are not for code to turn. */
const targetPattern = /^DynamoDB_20120810\.\w{1,64}$/;
const levels: readonly unknown[] = ['debug', 'log', 'info', 'warn', 'error'] satisfies OutputLevel[];
const nameCharsMax = 200;

/** The message, or nothing when it is none. */
export function readGuestMessage(data: unknown): GuestMessage | undefined {
  if (!isFields(data)) return undefined;
  switch (data['kind']) {
    case 'ready':
    case 'pong':
    case 'finished':
    case 'unsettled':
      return { kind: data['kind'] };
    case 'call':
      return readCall(data);
    case 'output':
      return readOutput(data);
    case 'failed': {
      const error = readError(data['error']);
      return error && { kind: 'failed', error };
    }
    default:
      return undefined;
  }
}

function readCall({ id, target, body, client: said }: Fields): GuestMessage | undefined {
  const client = readClient(said);
  if (!isCount(id) || !isText(body, callCharsMax) || client === undefined) return undefined;
  return isText(target, nameCharsMax) && targetPattern.test(target) ? { kind: 'call', id, target, body, client } : undefined;
}

function readClient(client: unknown): ClientWord | undefined {
  if (client === undefined) return {};
  if (!isFields(client)) return undefined;
  const { attempt, livedUntilMs } = client;
  if (livedUntilMs !== undefined && !isSpan(livedUntilMs)) return undefined;
  if (attempt === undefined) return { livedUntilMs };
  if (!isFields(attempt)) return undefined;
  const { number, max, waitedMs } = attempt;
  if (!isCount(number) || !isCount(max) || (waitedMs !== undefined && !isSpan(waitedMs))) return undefined;
  return { attempt: { number, max, waitedMs }, livedUntilMs };
}

const isSpan = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

function readOutput({ lines, omitted }: Fields): GuestMessage | undefined {
  if (!Array.isArray(lines) || lines.length > outputLinesMax || !isCount(omitted)) return undefined;
  const read: OutputLine[] = [];
  for (const line of lines as unknown[]) {
    if (!isFields(line) || !levels.includes(line['level']) || !isText(line['text'], lineCharsMax)) return undefined;
    read.push({ level: line['level'] as OutputLevel, text: line['text'], at: readPlace(line['at']) });
  }
  return { kind: 'output', lines: read, omitted };
}

function readError(error: unknown): CodeError | undefined {
  if (!isFields(error)) return undefined;
  const { name, message, text, at } = error;
  if (!isText(name, nameCharsMax) || !isText(message, errorCharsMax) || !isText(text, errorCharsMax)) return undefined;
  return { name, message, text, at: readPlace(at) };
}

function readPlace(at: unknown): CodePlace | undefined {
  if (!isFields(at)) return undefined;
  const { file, line } = at;
  return isText(file, nameCharsMax) && isCount(line) ? { file, line } : undefined;
}
