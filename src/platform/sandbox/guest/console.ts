/** The console of the learner's code. */
import type { CodePlace, OutputLevel } from '#session/code-runner.ts';
import { lineCharsMax } from '../messages.ts';
import { inspect } from './inspect.ts';
import type { Output } from './output.ts';
import { tableText } from './table-text.ts';

export interface ConsoleOptions {
  readonly output: Output;
  /** Where the code is that is running now. */
  readonly here: () => CodePlace | undefined;
  readonly now: () => number;
}

export function guestConsole({ output, here, now }: ConsoleOptions) {
  let indent = '';
  const timers = new Map<string, number>();

  const write = (level: OutputLevel, makeText: () => string): void => {
    if (output.isFull) return output.omit();
    const text = readable(makeText);
    output.write(level, indent === '' ? text : text.replace(/^/gm, indent), here());
  };
  const writer =
    (level: OutputLevel) =>
    (...values: unknown[]): void =>
      write(level, () => joined(values));
  const elapsed = (label: string): string => `${label}: ${(now() - (timers.get(label) ?? now())).toFixed(1)} ms`;

  return {
    debug: writer('debug'),
    log: writer('log'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    trace: writer('debug'),
    dir: (value: unknown): void => write('log', () => joined([value])),
    table: (value: unknown): void => write('log', () => tableText(value) ?? joined([value])),
    assert(holds: unknown, ...values: unknown[]): void {
      if (!holds) write('error', () => joined(['Assertion failed', ...values]));
    },
    group(...values: unknown[]): void {
      if (values.length > 0) write('log', () => joined(values));
      indent += '  ';
    },
    groupEnd(): void {
      indent = indent.slice(2);
    },
    time(label = 'default'): void {
      timers.set(String(label), now());
    },
    timeLog: (label = 'default'): void => write('log', () => elapsed(String(label))),
    timeEnd(label = 'default'): void {
      write('log', () => elapsed(String(label)));
      timers.delete(String(label));
    },
  };
}

const joined = (values: readonly unknown[]): string => {
  let text = '';
  for (const value of values) {
    if (text.length > lineCharsMax) break;
    text += (text === '' ? '' : ' ') + inspect(value, lineCharsMax);
  }
  return text;
};

/** A value may refuse to be looked at, e.g. a proxy that throws. Printing it must not throw. */
function readable(makeText: () => string): string {
  try {
    return makeText();
  } catch {
    return '[a value that can’t be shown]';
  }
}
