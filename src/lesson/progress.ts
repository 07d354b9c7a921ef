/** What is kept of a lesson between visits: plain JSON with a version, read without trust. */
import { type Play, stepOf } from './play.ts';
import { blankNotes, type StepNotes } from './notes.ts';
import type { Progress } from './progress-record.ts';

export type { Progress };

/** Where progress is kept. A store that can't keep or find anything stays silent: the lesson goes on without. */
export interface ProgressStore {
  read(lesson: string): Progress | undefined;
  write(progress: Progress): void;
  forget(lesson: string): void;
}

export const progressOf = (play: Play, settled: boolean): Progress => ({
  version: 1,
  lesson: play.lesson.id,
  edition: play.lesson.edition,
  step: stepOf(play).id,
  notes: play.notes,
  finished: play.finished,
  settled,
  tables: play.evidence.tables.map(({ record }) => record.name),
});

export const solvedSteps = ({ notes }: Pick<Progress, 'notes'>): number =>
  Object.values(notes).filter(({ solved }) => solved).length;

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isText = (json: unknown): json is string => typeof json === 'string';

/** Reads stored text. What is damaged, of another version or of another lesson is as good as nothing. */
export function readProgress(text: string | null, lesson: string): Progress | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (!isRecord(json) || json['version'] !== 1 || json['lesson'] !== lesson) return undefined;
  const { edition, step, notes, finished, settled, tables } = json;
  if (!isText(step) || typeof finished !== 'boolean' || typeof settled !== 'boolean' || !isRecord(notes)) return undefined;
  if (edition !== undefined && !isText(edition)) return undefined;
  if (!Array.isArray(tables) || !tables.every(isText)) return undefined;
  const read: Record<string, StepNotes> = {};
  for (const [id, stored] of Object.entries(notes)) {
    const one = readNotes(stored);
    if (one === undefined) return undefined;
    read[id] = one;
  }
  return { version: 1, lesson, edition, step, notes: read, finished, settled, tables };
}

function readNotes(json: unknown): StepNotes | undefined {
  if (!isRecord(json)) return undefined;
  const { prose, predict, afterword, pictures, hints, solved, effort } = json;
  const areTold = [prose, predict, afterword].every((told) => isRecord(told) && Object.values(told).every(isText));
  if (!areTold || !Array.isArray(pictures) || typeof hints !== 'number' || typeof solved !== 'boolean') return undefined;
  if (!isRecord(effort) || typeof effort['calls'] !== 'number') return undefined;
  // Members that JSON leaves out when they are undefined come back as blank.
  return { ...blankNotes, ...(json as Partial<StepNotes>), pictures: pictures.map((picture: unknown) => picture ?? undefined) as StepNotes['pictures'] };
}
