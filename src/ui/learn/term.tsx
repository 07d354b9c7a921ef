/** A term at its first use: a button that shows its meaning beside it. Escape or a click elsewhere closes it. */
import { useId } from 'react';
import type { Inline } from '#lesson/prose.ts';
import { say } from '#texts/say.ts';
import './term.css';

export function Term({ inline: { term, says, children } }: { readonly inline: Extract<Inline, { kind: 'term' }> }) {
  const id = useId();
  const words = children.map((child) => ('text' in child ? child.text : '')).join('');
  return (
    <span className="term">
      <button type="button" className="term-button" popoverTarget={id} aria-description={say('Shows what it means')}>
        {words}
      </button>
      <span id={id} popover="auto" role="note" aria-label={say('Meaning of {term}', { term })} className="term-meaning">
        <b>{term}</b> {says}
      </span>
    </span>
  );
}
