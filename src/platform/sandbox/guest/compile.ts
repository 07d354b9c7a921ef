/**
 * TypeScript into something the browser runs, line by line the same, so that a line of an error is a line
 * of the learner's.
 *
 * A file becomes a function of `exports` and `require` inside of a module: nothing of it is evaluated as
 * text, which the sandbox's policy forbids.
 */
import { transform } from 'sucrase';
import { type CodeFile, mainFileName } from '#session/code-runner.ts';
import { CodeProblem } from './places.ts';

/** The text of a module whose default export is the file's body. Throws a {@link CodeProblem}. */
export function compile({ name, text }: CodeFile): string {
  const head = name === mainFileName ? 'async (exports, require)' : '(exports, require)';
  return `export default ${head} => {${strip(name, text)}\n};`;
}

function strip(name: string, text: string): string {
  try {
    return transform(text, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code;
  } catch (thrown) {
    const { message, loc } = thrown as Error & { loc?: { line: number } };
    const at = loc === undefined ? undefined : { file: name, line: loc.line };
    throw new CodeProblem('SyntaxError', message.replace(/ \(\d+:\d+\)$/, ''), at);
  }
}

/** Told when the browser refuses a file that could be stripped. It doesn't tell where. */
export function syntaxProblem(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof SyntaxError)) return thrown;
  const isAwait = name !== mainFileName && /^(await is only valid|Unexpected reserved word)/.test(thrown.message);
  const message = isAwait
    ? `Only ${mainFileName} can await at its top level; ${name} can do so inside of async functions.`
    : `${thrown.message} (in ${name})`;
  return new CodeProblem('SyntaxError', message, undefined);
}
