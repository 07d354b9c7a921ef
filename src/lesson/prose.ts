/** A lesson's text as data. It is drawn node by node; there is no HTML in it and no way to bring any in. */
import type { Expression } from './expression.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  /** A term at its first use, with its meaning. */
  | { readonly kind: 'term'; readonly term: string; readonly says: string; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** A computed value; `source` is its notation and its name in the notes of a step. */
  | { readonly kind: 'value'; readonly source: string; readonly expression: Expression; readonly code: boolean };

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'listing'; readonly text: string }
  | { readonly kind: 'picture'; readonly picture: Picture };

/** A picture drawn from the learner's own evidence. */
export type Picture =
  /** The bytes that the last such request read or wrote, packed into units. */
  | { readonly of: 'units'; readonly operations: readonly string[] }
  /** An item's bytes, names apart from values. */
  | { readonly of: 'item'; readonly table: string; readonly key: readonly string[] };

export type Prose = readonly Block[];

/** Every inline node of a prose, depth first. */
export function* inlinesOf(prose: Prose): Generator<Inline> {
  for (const block of prose) {
    if (block.kind === 'paragraph') yield* inlinesIn(block.children);
    else if (block.kind === 'list') for (const item of block.items) yield* inlinesOf(item);
  }
}

export function* inlinesIn(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('children' in inline) yield* inlinesIn(inline.children);
  }
}

export function* picturesOf(prose: Prose): Generator<Picture> {
  for (const block of prose) {
    if (block.kind === 'picture') yield block.picture;
    else if (block.kind === 'list') for (const item of block.items) yield* picturesOf(item);
  }
}

/** The text of a prose as a screen reader would say it. `valueOf` gives the words of a computed value. */
export function plainText(inlines: readonly Inline[], valueOf: (source: string, expression: Expression) => string): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
      if (inline.kind === 'value') return valueOf(inline.source, inline.expression);
      return plainText(inline.children, valueOf);
    })
    .join('');
}
