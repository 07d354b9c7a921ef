/** From the addresses under which the browser runs a file back to its name, and errors told in those terms. */
import type { CodeError, CodePlace } from '#session/code-runner.ts';
import { errorCharsMax } from '../messages.ts';
import { errorText, inspect } from './inspect.ts';

/** A file that can't be run or linked, with the place where that shows. */
export class CodeProblem extends Error {
  readonly at: CodePlace | undefined;

  constructor(name: string, message: string, at: CodePlace | undefined) {
    super(message);
    this.name = name;
    this.at = at;
  }
}

const addressPattern = /(blob:[^\s()]+?):(\d+):\d+/;
/** `    at save (blob:...)` in Chromium, `save@blob:...` elsewhere. */
const callerPattern = /^\s*at (?:async )?([\w$.<># ]+?) \(|^([\w$]+)@/;

export class Places {
  readonly #files = new Map<string, string>();

  add(address: string, file: string): void {
    this.#files.set(address, file);
  }

  /** The learner's own places on a stack, the innermost first. */
  of(stack: unknown): (CodePlace & { readonly caller: string | undefined })[] {
    const places = [];
    // The code can have a stack of its own kind made.
    for (const text of typeof stack === 'string' ? stack.split('\n') : []) {
      const [, address = '', line] = addressPattern.exec(text) ?? [];
      const file = this.#files.get(address);
      if (file === undefined) continue;
      const caller = callerPattern.exec(text);
      places.push({ file, line: Number(line), caller: callerName(caller?.[1] ?? caller?.[2]) });
    }
    return places;
  }

  /** Where the code is that is running now. */
  here(): CodePlace | undefined {
    const [place] = this.of(new Error().stack);
    return place && { file: place.file, line: place.line };
  }

  /** Never throws, whatever was thrown. */
  describe(thrown: unknown): CodeError {
    try {
      return thrown instanceof Error ? this.#describeError(thrown) : uncaught(`${inspect(thrown, 1000)}, which is no Error`);
    } catch {
      return uncaught('something that can’t be read');
    }
  }

  #describeError(thrown: Error): CodeError {
    const places = this.of(thrown.stack);
    const at = thrown instanceof CodeProblem ? thrown.at : places[0];
    const head = plainNames(errorText(thrown));
    const shown = places.length > 0 ? places : at === undefined ? [] : [{ ...at, caller: undefined }];
    const trail = shown.map(({ file, line, caller }) => `\n    at ${caller === undefined ? '' : `${caller}, `}${file}:${line}`);
    return {
      name: String(thrown.name).slice(0, 100),
      message: plainNames(String(thrown.message)).slice(0, errorCharsMax),
      text: (head.slice(0, errorCharsMax / 2) + trail.join('')).slice(0, errorCharsMax),
      at: at && { file: at.file, line: at.line },
    };
  }
}

function uncaught(what: string): CodeError {
  const message = `The code threw ${what}.`;
  return { name: 'Uncaught', message, text: message };
}

/** The top level of a file has no name of its own. */
const callerName = (name: string | undefined): string | undefined =>
  name === undefined || /\b(default|eval|anonymous)\b/.test(name) ? undefined : name;

/** Imported names as the learner wrote them: `(0, _other.save)` is `save`. */
const plainNames = (text: string): string => text.replace(/\(0, _\w+\.(\w+)\)/g, '$1');
