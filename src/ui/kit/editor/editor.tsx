/**
 * The text editor of requests and code. It is CodeMirror underneath, so it belongs into lazy chunks.
 *
 * Tab indents. Whoever works by keyboard leaves with Escape and then Tab, which the help says and screen
 * readers are told.
 */
import { Compartment, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react';
import { say } from '#texts/say.ts';
import { baseExtensions } from './base-extensions.ts';
import { lineMarks, type LineMark, setLineMarks } from './line-marks.ts';
import './editor.css';

export interface EditorHandle {
  focus(): void;
  /** Replaces the whole text in a way that can be undone. */
  replace(text: string): void;
  /** Puts the cursor at the start of a line, counted from 1, and shows it. */
  goToLine(line: number): void;
}

export interface EditorProps {
  /** What is edited; its accessible name. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Language, completion and lint. Pass the same object until they really change. */
  readonly extensions: Extension;
  /** On Ctrl+Enter, Cmd+Enter on a Mac. */
  readonly onRun?: (() => void) | undefined;
  readonly marks?: readonly LineMark[] | undefined;
  readonly ref?: Ref<EditorHandle>;
}

const noMarks: readonly LineMark[] = [];

export function Editor({ label, value, onChange, extensions, onRun, marks = noMarks, ref }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const language = useRef(new Compartment());
  const latest = useRef({ value, onChange, extensions, onRun });
  const helpId = useId();

  useEffect(() => {
    latest.current = { value, onChange, extensions, onRun };
  });

  useEffect(() => {
    const opened = new EditorView({
      parent: place.current!,
      doc: latest.current.value,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (latest.current.onRun?.(), true) }])),
        baseExtensions,
        lineMarks,
        language.current.of(latest.current.extensions),
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': helpId, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        }),
      ],
    });
    view.current = opened;
    return () => opened.destroy();
    // The view is made once for a label; what else changes is handed to it below.
  }, [label, helpId]);

  useEffect(() => {
    view.current!.dispatch({ effects: language.current.reconfigure(extensions) });
  }, [extensions]);

  useEffect(() => {
    const { state } = view.current!;
    if (state.doc.toString() !== value) replaceAll(view.current!, value);
  }, [value]);

  useEffect(() => {
    view.current!.dispatch({ effects: setLineMarks.of(marks) });
  }, [marks]);

  useImperativeHandle(ref, () => ({
    focus: () => view.current!.focus(),
    replace: (text) => replaceAll(view.current!, text),
    goToLine(line) {
      const { doc } = view.current!.state;
      const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
      view.current!.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.current!.focus();
    },
  }));

  return (
    <div className="editor">
      <div className="editor-place" ref={place} />
      <p className="editor-help" id={helpId}>
        {onRun !== undefined && `${say('Ctrl+Enter runs.')} `}{say('Ctrl+Space completes. Tab indents; Escape, then Tab leaves the editor.')}
      </p>
    </div>
  );
}

function replaceAll(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
}
