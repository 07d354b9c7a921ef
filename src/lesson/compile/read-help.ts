/** The texts of the help panel from `lessons/help.yaml`, with the words they use from the glossary. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Help } from '../help.ts';
import { readYaml } from './blocks.ts';
import { glossary } from './glossary.ts';
import { Place } from './problem.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

const notation = z.strictObject({
  linksOf: z.iso.date(),
  screens: z.array(
    z.strictObject({
      id,
      title: text,
      says: text,
      words: z.array(id).min(2).max(3),
      next: z.strictObject({ says: text, lesson: id }),
      page: z.strictObject({ title: text, href: z.url() }),
    }),
  ),
  shortcuts: z.record(z.string(), text),
  otherKeys: z.array(z.strictObject({ keys: text, says: text })),
});

export function readHelp(folder: string): Help {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const place = new Place('lessons/help.yaml', undefined);
  const terms = readYaml(glossary, read('glossary.yaml'), new Place('lessons/glossary.yaml', undefined));
  const { screens, ...rest } = readYaml(notation, read('help.yaml'), place);
  const meaning = (word: string, screen: string): { term: string; says: string } => {
    const entry = terms.find((one) => one.id === word);
    if (entry === undefined) throw place.problem(`the words of ${screen} have ${word}, which the glossary has not`);
    return { term: entry.term, says: entry.says };
  };
  return { ...rest, screens: screens.map((screen) => ({ ...screen, words: screen.words.map((word) => meaning(word, screen.id)) })) };
}
