/** Progress of all lessons as one file, to take it to another browser. What is read is not trusted. */
import { type Progress, type ProgressStore, readProgress } from '#lesson/progress.ts';
import { say } from '#texts/say.ts';

const kind = 'dynascope-progress';
/** A course done from end to end takes some hundred kilobytes. */
const fileBytesMax = 4_000_000;

export const progressFileName = 'dynascope-progress.json';

export function writeProgressFile(store: Pick<ProgressStore, 'read'>, lessons: readonly string[]): Uint8Array {
  const progress = lessons.flatMap((id) => store.read(id) ?? []);
  return new TextEncoder().encode(`${JSON.stringify({ kind, version: 1, progress }, undefined, 1)}\n`);
}

/** Returns the progress of the lessons that this course has; throws an `Error` for the learner, and then nothing has been read. */
export function readProgressFile(file: Uint8Array, lessons: readonly string[]): readonly Progress[] {
  if (file.byteLength > fileBytesMax) throw new Error(say('The file is too large to be progress of these lessons.'));
  const json = jsonOf(new TextDecoder().decode(file));
  if (json?.['kind'] !== kind || !Array.isArray(json['progress'])) throw new Error(say('The file is no progress that this page has saved.'));
  if (json['version'] !== 1) throw new Error(say('The file was saved by another version of this page.'));
  const entries: readonly unknown[] = json['progress'];
  return entries.flatMap((entry, at) => {
    const lesson = isRecord(entry) ? entry['lesson'] : undefined;
    if (typeof lesson !== 'string') throw new Error(say('Entry {at} of the file is damaged. Nothing was changed.', { at: at + 1 }));
    if (!lessons.includes(lesson)) return [];
    const progress = readProgress(JSON.stringify(entry), lesson);
    if (progress === undefined) throw new Error(say('Entry {at} of the file, {lesson}, is damaged. Nothing was changed.', { at: at + 1, lesson }));
    // The tables of another browser are not here: the lesson makes them again.
    return [{ ...progress, settled: false }];
  });
}

const isRecord = (json: unknown): json is Record<string, unknown> => typeof json === 'object' && json !== null && !Array.isArray(json);

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
