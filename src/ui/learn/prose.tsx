/** A lesson's text, drawn node by node, with its computed values filled in. */
import { createContext, Fragment, useContext } from 'react';
import type { Told } from '#lesson/notes.ts';
import { unknownWords } from '#lesson/notes.ts';
import type { PictureData } from '#lesson/picture-data.ts';
import type { Block, Inline, Prose as ProseNodes } from '#lesson/prose.ts';
import { LessonPicture } from './picture.tsx';
import { Term } from './term.tsx';
import './prose.css';

/** True for a lesson from elsewhere: its links are shown, and lead nowhere. */
export const ForeignContext = createContext(false);

export function Inlines({ inlines, told }: { readonly inlines: readonly Inline[]; readonly told: Told }) {
  return inlines.map((inline, at) => <InlineNode key={at} inline={inline} told={told} />);
}

function InlineNode({ inline, told }: { readonly inline: Inline; readonly told: Told }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} told={told} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} told={told} />
        </em>
      );
    case 'term':
      return <Term inline={inline} />;
    case 'link':
      return <LinkNode inline={inline} told={told} />;
    case 'value': {
      const words = Object.hasOwn(told, inline.source) ? told[inline.source] : unknownWords;
      return inline.code ? <code>{words}</code> : <span className="prose-value">{words}</span>;
    }
  }
}

function LinkNode({ inline: { href, children }, told }: { readonly inline: Inline & { readonly kind: 'link' }; readonly told: Told }) {
  const isForeign = useContext(ForeignContext);
  const words = <Inlines inlines={children} told={told} />;
  if (!isForeign) {
    return (
      <a href={href} target="_blank" rel="noreferrer">
        {words}
      </a>
    );
  }
  return (
    <>
      {words} (<span className="prose-address">{href}</span>)
    </>
  );
}

interface ProseProps {
  readonly prose: ProseNodes;
  readonly told: Told;
  /** In the order in which the text has them. */
  readonly pictures?: readonly (PictureData | undefined)[];
}

export function Prose({ prose, told, pictures = [] }: ProseProps) {
  let picture = 0;
  return (
    <div className="prose" lang="en">
      {prose.map((block, at) => (
        <Fragment key={at}>{block.kind === 'picture' ? <LessonPicture data={pictures[picture++]} /> : <BlockNode block={block} told={told} />}</Fragment>
      ))}
    </div>
  );
}

function BlockNode({ block, told }: { readonly block: Block; readonly told: Told }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.children} told={told} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              {item.map((inner, number) => (
                <BlockNode key={number} block={inner} told={told} />
              ))}
            </li>
          ))}
        </List>
      );
    }
    case 'listing':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'picture':
      return null;
  }
}
