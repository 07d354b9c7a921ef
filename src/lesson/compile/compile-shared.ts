/**
 * A lesson from somebody else: out of a file or a link. It is data like any other lesson, and nothing in it is run by
 * the page; what could hurt is its size and what it asks of the engine, so both have limits. Zod must have been told
 * not to write code (`jitless`), which the page's content policy forbids.
 */
import { crc32, encodeUtf8 } from '#engine';
import type { Calls } from '../calls.ts';
import type { Lesson } from '../lesson.ts';
import { compileLesson } from './compile-lesson.ts';
import { LessonProblem } from './problem.ts';
import { sharedCharsMax, type SharedReading } from '../shared.ts';

const file = 'lesson.md';

const stepsMax = 40;
/** Requests that the lesson itself sends or shows. */
const callsMax = 600;
/** Workloads of the lab, each of which may be some seconds' work. */
const workloadsMax = 12;
/** Items that its generators make. */
const generatedMax = 3000;
const noteBytesMax = 4096;
/** Source: DDB API, Constraints, item size: 400 KB. */
const itemBytesMax = 409_600;
/** Virtual seconds of one AdvanceClock: a month, as long as a bill. */
const secondsMax = 31 * 86_400;

/** Never throws: what is no lesson, or too much of one, is refused with the line. */
export function compileShared(text: string): SharedReading {
  if (text.length > sharedCharsMax) return { kind: 'refused', line: undefined, reason: `It is longer than ${sharedCharsMax} characters.` };
  try {
    const lesson = compileLesson({ file, track: 'shared', text, digest: wordOf });
    const excess = excessOf(lesson);
    if (excess !== undefined) return { kind: 'refused', line: undefined, reason: excess };
    return { kind: 'lesson', lesson: { ...lesson, id: `shared-${wordOf(text)}`, steps: lesson.steps.map((step) => ({ ...step, wrong: [] })) } };
  } catch (thrown) {
    if (thrown instanceof LessonProblem) return { kind: 'refused', line: thrown.line, reason: thrown.what };
    if (thrown instanceof RangeError) return { kind: 'refused', line: undefined, reason: 'It is nested too deep.' };
    throw thrown;
  }
}

/** Tells texts apart; a text that was made to have the word of another one only finds that one's tables. */
const wordOf = (text: string): string => `${(crc32(encodeUtf8(text)) >>> 0).toString(16).padStart(8, '0')}-${text.length.toString(36)}`;

function excessOf({ start, steps }: Lesson): string | undefined {
  const all: Calls = [...start, ...steps.flatMap(({ given, solutions, request }) => [...given, ...solutions.flatMap(({ calls }) => calls), ...(request === undefined ? [] : [request])])];
  if (steps.length > stepsMax) return `It has ${steps.length} steps, and ${stepsMax} is the most.`;
  if (all.length > callsMax) return `It has ${all.length} requests, and ${callsMax} is the most.`;
  const workloads = all.filter((call) => 'operation' in call && call.operation === 'RunWorkload').length;
  if (workloads > workloadsMax) return `It runs ${workloads} workloads, and ${workloadsMax} is the most.`;
  let made = 0;
  for (const call of all) {
    if ('inherit' in call) return 'It begins where another lesson ends (inherit), and only the lessons of the course can.';
    if ('operation' in call) {
      const { Seconds } = call.input;
      if (call.operation === 'AdvanceClock' && !(typeof Seconds === 'number' && Seconds >= 0 && Seconds <= secondsMax)) {
        return `An AdvanceClock moves time by ${secondsMax} Seconds at most.`;
      }
    } else if (call.generate === 'sized item') {
      if (call.bytes > itemBytesMax) return `An item has ${itemBytesMax} bytes at most.`;
    } else {
      made += Object.values(call.customers).reduce((sum, count) => sum + count, 0);
      if (made > generatedMax) return `Its generators make more than ${generatedMax} items.`;
      if (Math.max(...call.noteBytes) > noteBytesMax) return `A generated note has ${noteBytesMax} bytes at most.`;
    }
  }
  return undefined;
}
