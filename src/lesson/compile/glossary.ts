/** Links the first use of every term in a lesson to its meaning. Names in code and other links stay as they are. */
import * as z from 'zod';
import type { Lesson } from '../lesson.ts';
import type { Block, Inline, Prose } from '../prose.ts';

export const glossary = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    term: z.string().min(1),
    forms: z.array(z.string().min(1)).min(1).describe('As texts have it; capitals count only where a form has them'),
    says: z.string().min(1),
  }),
);

export type Glossary = z.infer<typeof glossary>;

export function linkTerms(lesson: Lesson, terms: Glossary): Lesson {
  const linker = new Linker(terms);
  const steps = lesson.steps.map((step) => ({ ...step, prose: linker.prose(step.prose), afterword: linker.prose(step.afterword) }));
  return { ...lesson, steps };
}

interface Form {
  readonly entry: Glossary[number];
  readonly pattern: RegExp;
}

class Linker {
  readonly #forms: readonly Form[];
  readonly #linked = new Set<string>();

  constructor(terms: Glossary) {
    this.#forms = terms
      .flatMap((entry) => entry.forms.map((form) => ({ entry, form })))
      // "partition key" before "partition".
      .toSorted((a, b) => b.form.length - a.form.length)
      .map(({ entry, form }) => ({ entry, pattern: new RegExp(`(?<![\\w-])${form}(?![\\w-])`, /[A-Z]/.test(form) ? '' : 'i') }));
  }

  prose(prose: Prose): Prose {
    return prose.map((block) => this.#block(block));
  }

  #block(block: Block): Block {
    if (block.kind === 'paragraph') return { ...block, children: this.#inlines(block.children) };
    return block.kind === 'list' ? { ...block, items: block.items.map((item) => item.map((inner) => this.#block(inner))) } : block;
  }

  #inlines(inlines: readonly Inline[]): Inline[] {
    return inlines.flatMap((inline): Inline[] => {
      if (inline.kind === 'text') return this.#text(inline.text);
      return inline.kind === 'strong' || inline.kind === 'emphasis' ? [{ ...inline, children: this.#inlines(inline.children) }] : [inline];
    });
  }

  #text(text: string): Inline[] {
    const found = this.#firstIn(text);
    if (found === undefined) return text === '' ? [] : [{ kind: 'text', text }];
    const { entry, at, words } = found;
    this.#linked.add(entry.id);
    const term: Inline = { kind: 'term', term: entry.term, says: entry.says, children: [{ kind: 'text', text: words }] };
    return [...this.#text(text.slice(0, at)), term, ...this.#text(text.slice(at + words.length))];
  }

  /** The longest form that the text has of a term not linked yet. */
  #firstIn(text: string): { readonly entry: Glossary[number]; readonly at: number; readonly words: string } | undefined {
    for (const { entry, pattern } of this.#forms) {
      const match = this.#linked.has(entry.id) ? undefined : (pattern.exec(text) ?? undefined);
      if (match !== undefined) return { entry, at: match.index, words: match[0] };
    }
    return undefined;
  }
}
