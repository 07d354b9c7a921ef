import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { realisticLag } from '#engine';
import { schemas } from '../requests/schemas.ts';
import { patienceMs, runs } from '../chance.ts';
import { Story } from '../story.ts';
import { storyOf, writesOf } from './arbitraries.ts';
import { compare, readPages } from './compare.ts';
import { Oracle } from './oracle.ts';

const numRuns = 120;

describe('a table answers as a plain Map does', () => {
  test('whatever is written and read', () => {
    let asked = 0;
    fc.assert(
      fc.property(storyOf(schemas, 50), ({ schema, commands }) => {
        const story = new Story();
        story.done('CreateTable', schema.create);
        story.wait(2);
        const oracle = new Oracle(schema);
        for (const command of commands) {
          compare(story, oracle, command);
          asked++;
        }
      }),
      runs(numRuns),
    );
    expect(asked).toBeGreaterThan(numRuns * 5);
  });

  test('page by page as in one', () => {
    fc.assert(
      fc.property(storyOf(schemas, 40), fc.integer({ min: 1, max: 4 }), ({ schema, commands }, limit) => {
        const story = new Story();
        story.done('CreateTable', schema.create);
        story.wait(2);
        const oracle = new Oracle(schema);
        for (const command of commands) {
          compare(story, oracle, command, limit);
          if (command.kind !== 'query' && command.kind !== 'scan') continue;
          const whole = readPages(story, oracle, command);
          const paged = readPages(story, oracle, command, limit);
          expect({ ...paged, pages: 1 }).toEqual(whole);
          expect(paged.pages).toBeGreaterThanOrEqual(Math.max(1, Math.floor(whole.scanned / limit)));
        }
      }),
      runs(numRuns / 2),
    );
  }, patienceMs);

  test('segments of a Scan are the Scan in parts', () => {
    fc.assert(
      fc.property(storyOf(schemas, 40), fc.integer({ min: 1, max: 9 }), ({ schema, commands }, TotalSegments) => {
        const story = new Story();
        story.done('CreateTable', schema.create);
        story.wait(2);
        const oracle = new Oracle(schema);
        for (const command of writesOf(commands)) compare(story, oracle, command);
        for (const index of [undefined, ...schema.indexes]) {
          const body = { TableName: schema.name, ...(index === undefined ? {} : { IndexName: index.name }) };
          const parts = Array.from({ length: TotalSegments }, (_, Segment) =>
            story.done('Scan', { ...body, Segment, TotalSegments }),
          );
          expect(parts.flatMap(({ Items }) => Items as object[])).toEqual(story.done('Scan', body).Items);
        }
      }),
      runs(numRuns / 4),
    );
  }, patienceMs);

  test('with lag: strong reads at once, everything once it has caught up', () => {
    fc.assert(
      fc.property(storyOf(schemas, 40), fc.integer(), ({ schema, commands }, seed) => {
        const story = new Story({ seed, ...realisticLag });
        story.done('CreateTable', schema.create);
        story.wait(2);
        const oracle = new Oracle(schema);
        for (const command of commands) {
          const isStale = command.kind === 'get' ? !command.consistent : 'page' in command && (!command.page.consistent || command.page.index?.kind === 'global');
          if (isStale) story.wait(10);
          compare(story, oracle, command);
        }
      }),
      runs(numRuns / 2),
    );
  }, patienceMs);
});
