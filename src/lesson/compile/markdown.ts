/** Markdown to prose nodes. Only what a lesson needs is let in; everything else is a problem, not a guess. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { NotationError, parseExpression } from '../expression.ts';
import type { Block, Inline, Prose } from '../prose.ts';
import type { Text } from '../lesson.ts';
import type { Place } from './problem.ts';

const parser = unified().use(remarkParse);

export const parseMarkdown = (text: string): Root => parser.parse(text);

export function proseOf(nodes: readonly RootContent[], place: Place): Prose {
  return nodes.map((node) => blockOf(node, place.at(node.position?.start.line)));
}

function blockOf(node: RootContent, place: Place): Block {
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', children: inlinesOf(node.children, place) };
    case 'list': {
      const items = node.children.map((item) => proseOf(item.children, place));
      return { kind: 'list', ordered: node.ordered === true, items };
    }
    case 'code':
      return { kind: 'listing', text: node.value };
    default:
      throw place.problem(`a lesson's text has no ${node.type}`);
  }
}

function inlinesOf(nodes: readonly PhrasingContent[], place: Place): Inline[] {
  return nodes.flatMap((node) => inlineOf(node, place));
}

function inlineOf(node: PhrasingContent, place: Place): Inline[] {
  switch (node.type) {
    case 'text':
      return withValues(node.value.replace(/\s*\n\s*/g, ' '), 'text', place);
    case 'inlineCode':
      return withValues(node.value, 'code', place);
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: inlinesOf(node.children, place) }];
    case 'link':
      if (!node.url.startsWith('https://')) throw place.problem(`a link begins with https://: ${node.url}`);
      return [{ kind: 'link', href: node.url, children: inlinesOf(node.children, place) }];
    default:
      throw place.problem(`a lesson's text has no ${node.type}`);
  }
}

/** Takes the `{{...}}` out of a text. */
function withValues(text: string, kind: 'text' | 'code', place: Place): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{(.+?)\}\}/g)) {
    if (match.index > from) inlines.push({ kind, text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const source = match[1]!.trim();
    try {
      inlines.push({ kind: 'value', source, expression: parseExpression(source), code: kind === 'code' });
    } catch (thrown) {
      if (thrown instanceof NotationError) throw place.problem(`{{${source}}}: ${thrown.message}`);
      throw thrown;
    }
  }
  if (from < text.length) inlines.push({ kind, text: text.slice(from) });
  return inlines;
}

/** The one paragraph of a text inside a block: a question, a hint, a reason. */
export function textOf(markdown: string, place: Place): Text {
  const { children } = parseMarkdown(markdown.trim());
  const [only, ...others] = children;
  if (only?.type !== 'paragraph' || others.length > 0) throw place.problem(`this must be one paragraph: ${markdown}`);
  return inlinesOf(only.children, place);
}
