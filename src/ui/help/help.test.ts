/** Every screen has its text, and everything that a text leads to is there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { readHelp } from '#lesson/compile/read-help.ts';
import { tableRoutes } from '#ui/console/tables/address.ts';
import { places, routes } from '#ui/shell/routes.ts';
import { shortcuts } from '#ui/shell/shortcuts.ts';
import { screenOf } from './screen-of.ts';

const folder = fileURLToPath(new URL('../../../lessons', import.meta.url));
const read = <T>(file: string): T => parseYaml(readFileSync(`${folder}/${file}`, 'utf8')) as T;
const help = readHelp(folder);
const texts = new Map(help.screens.map((screen) => [screen.id, screen]));

describe('which text speaks of an address', () => {
  test.each([
    ['/', 'home'],
    ['/learn', 'course'],
    ['/learn/hot-key', 'lesson'],
    ['/learn/opened/mine', 'lesson'],
    ['/learn/myths', 'myths'],
    ['/learn/summary', 'summary'],
    ['/learn/open', 'lessons-of-others'],
    ['/learn/shared/abc', 'lessons-of-others'],
    ['/learn/record', 'record-lesson'],
    ['/tables', 'tables'],
    ['/tables/new', 'create-table'],
    ['/tables/new/overview', 'table'],
    ['/tables/Orders', 'table'],
    ['/tables/Orders/items', 'items'],
    ['/tables/Orders/items/new', 'item'],
    ['/tables/Orders/items/edit:%7B%7D', 'item'],
    ['/tables/Orders/indexes', 'indexes'],
    ['/tables/Orders/indexes/new', 'create-index'],
    ['/tables/Orders/monitor', 'monitor'],
    ['/tables/Orders/stream', 'stream'],
    ['/tables/Orders/backups', 'backups'],
    ['/tables/Orders/settings', 'settings'],
    ['/tables/%/items', 'items'],
    ['/inside/road', 'road'],
    ['/inside/keys', 'key-space'],
    ['/inside/replicas', 'replicas'],
    ['/inside/indexes', 'inside-indexes'],
    ['/inside/streams', 'streams'],
    ['/inside/timeline', 'timeline'],
    ['/lab', 'lab'],
    ['/requests/form', 'requests'],
    ['/requests/json', 'requests'],
    ['/requests/cli', 'requests'],
    ['/requests/partiql', 'requests'],
    ['/requests/code', 'code'],
    ['/bill', 'bill'],
    ['/workspace', 'workspace'],
    ['/workspace/engine', 'workspace'],
    ['/open/abc', 'shared-workspace'],
    ['/labels', 'home'],
  ])('%s: %s', (location, screen) => {
    expect(screenOf(location)).toBe(screen);
    expect([...texts.keys()]).toContain(screen);
  });
});

const addresses = [...Object.values(routes), ...Object.values(tableRoutes)].map((route) => (typeof route === 'string' ? route : route('Orders')));

test('every address of the page has a text of its own place, and every text an address', () => {
  const told = new Set([...addresses, `${routes.items('Orders')}/new`, ...places.map(({ href }) => href)].map(screenOf));
  expect([...told].sort()).toEqual([...texts.keys()].sort());
  expect(addresses.filter((address) => address !== routes.home && screenOf(address) === 'home')).toEqual([]);
});

test('texts lead to lessons and pages that are there', () => {
  const lessons = read<{ lessons: string[] }[]>('tracks.yaml').flatMap((track) => track.lessons);
  const links = read<string[]>('links.yaml');
  expect(help.screens.map(({ next }) => next.lesson).filter((lesson) => !lessons.includes(lesson))).toEqual([]);
  expect(help.screens.map(({ page }) => page.href).filter((href) => !links.includes(href))).toEqual([]);
});

test('texts are short, and name two or three words', () => {
  for (const { id, says, words } of help.screens) {
    expect(says.split(' ').length, id).toBeLessThanOrEqual(60);
    expect(says, id).not.toMatch(/!|simply|just |easy/);
    expect(words.length, id).toBeGreaterThanOrEqual(2);
  }
});

test('every shortcut is told, and none that is not there', () => {
  expect(Object.keys(help.shortcuts)).toEqual(Object.keys(shortcuts));
});
