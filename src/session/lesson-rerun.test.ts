/** A lesson's requests on a hundred times its data. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createEngine } from '#engine';
import { readCourse } from '#lesson/compile/read-course.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { canScale } from '#lesson/scaled.ts';
import { settingsOf } from '#platform/worker/beginning.ts';
import { type EngineOf, rerun, type RerunResult } from './lesson-rerun.ts';

const { lessons } = readCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
const named = (id: string): Lesson => lessons.find((lesson) => lesson.id === id)!;
const began = { seed: 4711, startMs: Date.UTC(2026, 10, 20, 9) };
const engineOf: EngineOf = (settings) => createEngine(settingsOf(settings, () => began.seed, began.startMs));

/** `Ask for one customer: 0.5 > 0.5` */
const said = ({ rows }: RerunResult): string[] => rows.map(({ step, once, often }) => `${step}: ${once.effort.readUnits} > ${often.effort.readUnits} RCU, ${often.effort.calls} calls`);

test('what asks by key takes as much as before; what reads all of it takes a hundred times as much, page by page', async () => {
  const result = await rerun({ lesson: named('get-query-scan'), times: 100, ...began, own: {} }, engineOf);
  expect([result.itemsOnce, result.itemsOften]).toEqual([48, 4800]);
  expect(said(result)).toMatchInlineSnapshot(`
    [
      "get: 0.5 > 0.5 RCU, 1 calls",
      "query: 1 > 1 RCU, 1 calls",
      "narrow: 0.5 > 0.5 RCU, 1 calls",
      "scan: 2.5 > 255.5 RCU, 2 calls",
      "count: 2.5 > 255.5 RCU, 2 calls",
    ]
  `);
  expect(result.rows.every(({ isOwn }) => !isOwn)).toBe(true);
});

test("the learner's own requests take the solution's place", async () => {
  const lesson = named('get-query-scan');
  const own = { [lesson.steps[0]!.id]: [{ operation: 'Scan', input: { TableName: 'Orders' } }] };
  const { rows } = await rerun({ lesson, times: 100, ...began, own }, engineOf);
  expect(rows[0]).toMatchObject({ isOwn: true });
  expect(rows[0]!.often.effort.readUnits).toBeGreaterThan(50 * rows[0]!.once.effort.readUnits);
});

test('every lesson that offers it can be done so', async () => {
  for (const lesson of lessons.filter((one) => canScale(one, 100))) {
    const { itemsOnce, itemsOften, rows } = await rerun({ lesson, times: 10, ...began, own: {} }, engineOf);
    expect(itemsOften, lesson.id).toBeGreaterThan(itemsOnce * 5);
    expect(rows.length, lesson.id).toBeGreaterThan(0);
  }
}, 120_000);
