/** A text of the page with markup in it. */
import { Fragment, type ReactNode } from 'react';
import { inLanguage, type NamesIn } from '#texts/say.ts';

/** `saidWith('Delete {name}?', { name: <b>{name}</b> })`: as `say`, and what fills it may be any part of a page. */
export function saidWith<const T extends string>(text: T, parts: Readonly<Record<NamesIn<T>, ReactNode>>, context?: string): ReactNode {
  const words = inLanguage(text, context).split(/\{(\w+)\}/);
  return words.map((word, at) => <Fragment key={at}>{at % 2 === 0 ? word : Object.hasOwn(parts, word) ? parts[word as NamesIn<T>] : `{${word}}`}</Fragment>);
}
