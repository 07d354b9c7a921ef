/**
 * Requests that speak of what is known only when they are sent: `StreamArn: "{{Table.LatestStreamArn in the answer of
 * DescribeTable}}"`, `N: "{{now plus 60}}"`. A text that is one `{{...}}` and nothing else is filled in.
 */
import type { Call } from './calls.ts';
import { evaluateExpression, type Telling } from './evaluate-expression.ts';
import { noEvidence, type ExchangeEvidence } from './evidence.ts';
import { NotationError, parseExpression } from './expression.ts';

const hole = /^\{\{(.+)\}\}$/;

/** Whether something is to be filled in. */
export const isOpen = ({ input }: Call): boolean => JSON.stringify(input).includes('"{{');

/** What a request can speak of: the answers before it and the time. */
export const tellingOfAnswers = (exchanges: readonly ExchangeEvidence[], nowMs: number): Telling => ({
  evidence: { ...noEvidence, nowMs, ofStep: exchanges },
  measured: {},
});

/** The request as it is sent; what nothing is known of yet stays as it is written. */
export const filled = (call: Call, telling: Telling): Call =>
  isOpen(call) ? { ...call, input: fill(call.input, telling) as Call['input'] } : call;

function fill(json: unknown, telling: Telling): unknown {
  if (typeof json === 'string') {
    const [, source] = hole.exec(json) ?? [];
    return (source === undefined ? undefined : textOf(source, telling)) ?? json;
  }
  if (Array.isArray(json)) return json.map((part: unknown) => fill(part, telling));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, part]) => [name, fill(part, telling)]));
}

/** The bare value: a number has no unit and no commas. */
function textOf(source: string, telling: Telling): string | undefined {
  try {
    const value = evaluateExpression(parseExpression(source), telling);
    return value?.kind === 'text' ? value.text : value && String(value.amount);
  } catch (thrown) {
    if (thrown instanceof NotationError) return undefined;
    throw thrown;
  }
}
