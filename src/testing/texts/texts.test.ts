/**
 * The catalogue of texts is that of the sources, and languages fit it. `TEXTS=write` writes the catalogue anew, and
 * `TEXTS=pl` brings `languages/pl.json` up to date: what is missing comes in empty, what nobody says any more goes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '#texts/say.ts';
import { projectFiles } from '../structure/project-files.ts';
import { collect, type Entries, faultsOf, gapsOf, written } from './catalogue.ts';
import { broughtUp } from './language-file.ts';
import { allSaid, isPage, saidIn } from './said.ts';
import { unsaidIn } from './unsaid.ts';

const room = fileURLToPath(new URL('../../texts/', import.meta.url));
const cataloguePath = `${room}catalogue.json`;
const asked = process.env['TEXTS'];
const files = projectFiles();
const reading = allSaid(files);
const collected = collect(reading.said);

if (asked === 'write') writeFileSync(cataloguePath, written(collected.entries));
else if (asked !== undefined && asked !== '') bringUp(asked);

function bringUp(language: string): void {
  const path = `${room}languages/${language}.json`;
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Catalogue) : {};
  mkdirSync(`${room}languages`, { recursive: true });
  const { missing, unused } = gapsOf(before, collected.entries);
  writeFileSync(path, broughtUp(before, collected.entries, language));
  console.log(`${language}: ${missing.length} texts have no translation yet, ${unused.length} are no longer used and were taken out.`);
}

describe('the catalogue', () => {
  test('there is something to collect', () => {
    expect(Object.keys(collected.entries).length).toBeGreaterThan(100);
  });

  test('every text is a literal, and one text has one shape', () => {
    expect([...reading.problems, ...collected.problems]).toEqual([]);
  });

  test('is that of the sources: `TEXTS=write npx vitest run src/testing/texts` writes it anew', () => {
    expect(readFileSync(cataloguePath, 'utf8') === written(collected.entries)).toBe(true);
  });
});

describe('languages', () => {
  const names = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => /^languages[\\/].*\.json$/.test(name));

  test('fit the texts they translate', () => {
    const faults = names.flatMap((name) => faultsOf(JSON.parse(readFileSync(room + name, 'utf8')) as Catalogue, collected.entries).map((fault) => `${name}: ${fault}`));
    expect(faults).toEqual([]);
  });
});

test('the page shows no words that it does not say', () => {
  expect(files.filter(isPage).flatMap(unsaidIn)).toEqual([]);
});

describe('the tests above can fail', () => {
  const read = (text: string) => saidIn({ path: 'src/ui/x.tsx', text });

  test('texts are found, however they are said', () => {
    const text = [
      "const a = say('Close');",
      "const b = say('Open', {}, 'a file');",
      "const c = <p>{saidWith('Delete {name}?', { name: <b>{name}</b> })}</p>;",
      "const d = formatCount(n, { one: '{n} item', other: '{n} items' });",
    ].join('\n');
    expect(read(text)).toEqual({
      said: [
        { key: 'Close', path: 'src/ui/x.tsx' },
        { key: 'Open [a file]', path: 'src/ui/x.tsx' },
        { key: 'Delete {name}?', path: 'src/ui/x.tsx' },
        { key: '{n} items', one: '{n} item', path: 'src/ui/x.tsx' },
      ],
      problems: [],
    });
  });

  test.each([
    ['a variable', 'say(words);', 'what is given to say is no literal'],
    ['a template', 'say(`${n} items`);', 'what is given to say is no literal'],
    ['a choice', "say(isOn ? 'On' : 'Off');", 'what is given to say is no literal'],
    ['a form that is none', "sayCount(n, { one: '{n} item', other });", 'what is given to sayCount is no literal'],
    ['a context that is none', "say('Open', {}, what);", 'the context given to say is no literal'],
    ['a part of a sentence', "say(' at half price');", '" at half price" begins or ends in a space'],
  ])('%s is refused with its place', (_, code, words) => {
    expect(read(`const a = 1;\n${code}\n`).problems).toEqual([`src/ui/x.tsx:2: ${words}`]);
  });

  test.each([
    ['text of an element', '<p>Two words</p>', 'Two words'],
    ['text around a value', '<p>Step {n} of {all}</p>', 'Step'],
    ['a text in braces', "<p>{'Close it'}</p>", 'Close it'],
    ['a choice', "<p>{isOn ? 'On' : say('Off')}</p>", 'On'],
    ['a template', '<p>{`${n} items`}</p>', 'items'],
    ['what comes only sometimes', "<p>{isOld && 'an old one'}</p>", 'an old one'],
    ['a property of an element', '<Field label="Table name" />', 'Table name'],
    ['what a screen reader says', '<nav aria-label={`Views of ${name}`} />', 'Views of'],
    ['a property of an object', "const tab = { id: 'a', title: 'Indexes' };", 'Indexes'],
    ['a whole sentence, wherever it is', "if (isOld) return 'The item was changed.';", 'The item was changed.'],
    ['a whole sentence in a template', 'setSaid(`The table ${name} is gone.`);', 'The table is gone.'],
  ])('words that nobody says are found: %s', (_, code, words) => {
    expect(unsaidIn({ path: 'src/ui/x.tsx', text: `const a = 1;\n${code}` })[0]).toBe(`src/ui/x.tsx:2: ${words}`);
  });

  test.each([
    "<p title={say('Close')}>{say('Close')}</p>",
    '<p className="two words" id="a-b">{n} / {all} RCU/s</p>',
    '<Query label="PutItem" text="DynamoDB JSON" placeholder={`{"a": 1}`} />',
    "assert(isOld, 'The item was changed before.');",
    "const text = formatCount(n, { one: 'It has {n} item.', other: 'It has {n} items.' });",
  ])('and nothing else: %s', (code) => {
    expect(unsaidIn({ path: 'src/ui/x.tsx', text: code })).toEqual([]);
  });

  test('one text with two shapes is refused', () => {
    const { said } = read("say('{n} items', { n }); sayCount(n, { one: '{n} item', other: '{n} items' });");
    expect(collect(said).problems).toEqual(['src/ui/x.tsx: "{n} items" is said with {n} item here and with no number elsewhere']);
  });

  const entries: Entries = { 'Delete {name}?': { in: [] }, '{n} items': { one: '{n} item', in: [] } };

  test.each<readonly [string, Catalogue, string[]]>([
    ['fits', { 'Delete {name}?': '{name} löschen?', '{n} items': { one: 'ein Eintrag', other: '{n} Einträge' } }, []],
    ['has a name that is not filled', { 'Delete {name}?': '{nmae} löschen?' }, ['"Delete {name}?" has {nmae} and needs {name}']],
    ['has lost a name', { 'Delete {name}?': 'Löschen?' }, ['"Delete {name}?" has {} and needs {name}']],
    ['has no forms', { '{n} items': '{n} Einträge' }, ['"{n} items" has a number: it takes an object of forms']],
    ['has forms for nothing', { 'Delete {name}?': { other: '{name} löschen?' } }, ['"Delete {name}?" has no number: it takes a text']],
    ['lacks a form', { '{n} items': { one: '{n} Eintrag' } }, ['"{n} items" lacks the form other']],
  ])('a language that %s', (_, language, faults) => {
    expect(faultsOf(language, entries)).toEqual(faults);
  });

  test('what is missing and what is no longer used is known', () => {
    expect(gapsOf({ Gone: 'Weg', '{n} items': { other: '{n}' } }, entries)).toEqual({ missing: ['Delete {name}?'], unused: ['Gone'] });
    expect(gapsOf({ 'Delete {name}?': '', '{n} items': { other: '' } }, entries).missing).toEqual(['Delete {name}?', '{n} items']);
  });

  test('a language is brought up to date', () => {
    const before: Catalogue = { Gone: 'Weg', 'Delete {name}?': '{name} löschen?' };
    expect(JSON.parse(broughtUp(before, entries, 'pl'))).toEqual({
      'Delete {name}?': '{name} löschen?',
      '{n} items': { one: '', few: '', many: '', other: '' },
    });
  });
});
