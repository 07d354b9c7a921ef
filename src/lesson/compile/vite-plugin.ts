/**
 * Brings the course into the page: `virtual:course` holds the list of tracks and a loader for each lesson,
 * every lesson is a chunk of its own. A lesson that does not compile stops the build with file and line.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Lesson } from '../lesson.ts';
import { type Course, readCourse } from './read-course.ts';
import { readHelp } from './read-help.ts';
import { readMyths } from './read-myths.ts';

const courseId = 'virtual:course';
const mythsId = 'virtual:myths';
const helpId = 'virtual:help';
const lessonPrefix = 'virtual:lesson/';
/** The mark by which other plugins know that a module is no file. */
const resolved = '\0';

export function lessons(folder = fileURLToPath(new URL('../../../lessons', import.meta.url))): Plugin {
  let course: Course | undefined;
  const read = (): Course => (course ??= readCourse(folder));
  return {
    name: 'dynascope-lessons',
    buildStart() {
      course = undefined;
      for (const file of read().files) this.addWatchFile(file);
    },
    resolveId: (id) => ([courseId, mythsId, helpId].includes(id) || id.startsWith(lessonPrefix) ? resolved + id : undefined),
    async load(id) {
      if (id === resolved + courseId) return courseModule(read());
      if (id === resolved + mythsId) return asJson(readMyths(folder));
      if (id === resolved + helpId) return asJson(readHelp(folder));
      if (!id.startsWith(resolved + lessonPrefix)) return undefined;
      const lesson = read().lessons.find((one) => one.id === id.slice((resolved + lessonPrefix).length));
      if (lesson === undefined) this.error(`there is no lesson ${id}`);
      return asJson(withoutTests(lesson));
    },
    configureServer(server) {
      server.watcher.add(folder);
      server.watcher.on('change', (file) => {
        if (!file.startsWith(folder)) return;
        course = undefined;
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

const asJson = (data: unknown): string => `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;

/** Wrong answers are there for the lesson's tests; the page has the learner's own. */
const withoutTests = (lesson: Lesson): Lesson => ({ ...lesson, steps: lesson.steps.map((step) => ({ ...step, wrong: [] })) });

function courseModule({ tracks, lessons }: Course): string {
  const loaders = lessons.map(({ id }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(lessonPrefix + id)})`);
  return `export const tracks = ${JSON.stringify(tracks)};\nexport const loaders = {${loaders.join(', ')}};\n`;
}
