/** The whole course from its folder: `tracks.yaml` and `<track>/<lesson>/lesson.md`. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson, TrackSummary } from '../lesson.ts';
import { readYaml } from './blocks.ts';
import { compileLesson } from './compile-lesson.ts';
import { glossary, linkTerms } from './glossary.ts';
import { Place } from './problem.ts';
import { tracks } from './schema.ts';

export interface Course {
  readonly tracks: readonly TrackSummary[];
  readonly lessons: readonly Lesson[];
  /** Everything that was read, so that a change of it can be watched. */
  readonly files: readonly string[];
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export function readCourse(folder: string): Course {
  const list = join(folder, 'tracks.yaml');
  const termsFile = join(folder, 'glossary.yaml');
  const terms = readYaml(glossary, readFileSync(termsFile, 'utf8'), new Place('lessons/glossary.yaml', undefined));
  const files = [list, termsFile];
  const lessons: Lesson[] = [];
  const summaries = readYaml(tracks, readFileSync(list, 'utf8'), new Place('lessons/tracks.yaml', undefined)).map(
    (track, at): TrackSummary => {
      const ofTrack = track.lessons.map((slug) => {
        const path = join(folder, track.id, slug, 'lesson.md');
        files.push(path);
        const source = { file: `lessons/${track.id}/${slug}/lesson.md`, track: track.id, text: readFileSync(path, 'utf8'), digest };
        return linkTerms(compileLesson(source), terms);
      });
      checkFolders(folder, track);
      lessons.push(...ofTrack);
      return {
        id: track.id,
        number: at + 1,
        title: track.title,
        about: track.about,
        lessons: ofTrack.map(({ id, edition, title, minutes, steps, objectives }) => ({ id, edition, title, minutes, steps: steps.length, objectives })),
      };
    },
  );
  return { tracks: summaries, lessons, files };
}

/** A lesson that no list names would never be seen. */
function checkFolders(folder: string, { id, lessons }: { id: string; lessons: readonly string[] }): void {
  const path = join(folder, id);
  if (!existsSync(path)) return;
  for (const slug of readdirSync(path)) {
    if (!lessons.includes(slug)) throw new Place(`lessons/${id}/${slug}`, undefined).problem('tracks.yaml does not name this lesson');
  }
}
