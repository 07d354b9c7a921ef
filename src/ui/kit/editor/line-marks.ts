/** Whole lines that are pointed at: where an error was, or what a picture speaks of. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

export interface LineMark {
  /** Counts from 1. */
  readonly line: number;
  /** `reads` ties the line to a picture of reads; no other colour may stand in code. */
  readonly kind: 'error' | 'reads';
}

export const setLineMarks = StateEffect.define<readonly LineMark[]>();

/** The marks move with the text and go when their line is rewritten. */
const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    let current = marks.map(changes);
    for (const effect of effects) {
      if (!effect.is(setLineMarks)) continue;
      const inText = effect.value.filter(({ line }) => line >= 1 && line <= state.doc.lines);
      current = Decoration.set(
        inText.map(({ line, kind }) =>
          Decoration.line({ class: `editor-line-${kind}` }).range(state.doc.line(line).from),
        ),
        true,
      );
    }
    return current;
  },
  provide: (marks) => EditorView.decorations.from(marks),
});

export const lineMarks = field;
