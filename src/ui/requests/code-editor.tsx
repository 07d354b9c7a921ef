/** A learner's TypeScript: its files, and Run and Stop. */
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { CodeDesk } from '#session/code-desk.ts';
import { textOf, withText } from '#session/code-files.ts';
import { type CodeFile, type CodePlace, mainFileName } from '#session/code-runner.ts';
import { starters } from '#session/code-starters.ts';
import { say } from '#texts/say.ts';
import { Editor, type EditorHandle } from '#ui/kit/editor/editor.tsx';
import type { LineMark } from '#ui/kit/editor/line-marks.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { learnersCode } from './code-language.ts';
import { FileTabs } from './file-tabs.tsx';
import './controls.css';
import './code-editor.css';

export interface CodeEditorHandle {
  /** Opens a file at a line. */
  goTo(place: CodePlace): void;
}

export interface CodeEditorProps {
  readonly desk: CodeDesk;
  readonly files: readonly CodeFile[];
  readonly onFiles: (files: readonly CodeFile[]) => void;
  readonly openFile: string;
  readonly onOpenFile: (name: string) => void;
  /** Left out where the code to begin with is given, as in a lesson. */
  readonly hasStarters?: boolean;
  /** At the left of the head, e.g. the tabs of which this editor is one. */
  readonly head?: ReactNode;
  readonly ref?: Ref<CodeEditorHandle>;
}

export default function CodeEditor(props: CodeEditorProps) {
  const { desk, files, onFiles, openFile, onOpenFile, hasStarters = true, head, ref } = props;
  const { phase, end } = useStore(desk.store);
  const summaries = useSessionState((state) => state.tables);
  const extensions = useMemo(() => learnersCode(summaries?.map(({ record }) => record) ?? []), [summaries]);
  const editor = useRef<EditorHandle>(null);
  const goToLine = useRef<number>(undefined);
  const isRunning = phase === 'starting' || phase === 'running';
  const text = textOf(files, openFile) ?? '';

  const place = end?.kind === 'failed' ? end.error.at : undefined;
  const marks = useMemo(
    (): LineMark[] => (place?.file === openFile ? [{ line: place.line, kind: 'error' }] : []),
    [place, openFile],
  );

  useImperativeHandle(ref, () => ({
    goTo({ file, line }) {
      if (file === openFile) return editor.current?.goToLine(line);
      goToLine.current = line;
      onOpenFile(file);
    },
  }));
  // The line of another file can be shown once that file is in the editor.
  useEffect(() => {
    if (goToLine.current !== undefined) editor.current?.goToLine(goToLine.current);
    goToLine.current = undefined;
  }, [openFile]);

  const run = (): void => void desk.run(files);
  const begin = (id: string): void => {
    const starter = starters.find((candidate) => candidate.id === id);
    if (starter === undefined) return;
    onOpenFile(mainFileName);
    onFiles(withText(files, mainFileName, starter.text));
  };

  return (
    <section className="code-editor" aria-label={say('Code')}>
      <div className="pane-head">
        {head}
        <div className="code-editor-actions">
          {hasStarters && (
            <select
              className="control-select"
              aria-label={say('Begin with')}
              value=""
              onChange={({ target }) => begin(target.value)}
            >
              <option value="" disabled hidden>
                {say('Begin with…')}
              </option>
              {starters.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
          {isRunning ? (
            <button type="button" className="control-button" onClick={() => desk.stop()}>
              {say('Stop')}
            </button>
          ) : (
            <button
              type="button"
              className="control-button"
              data-kind="primary"
              title={say('Ctrl+Enter, on a Mac Cmd+Enter')}
              onClick={run}
            >
              {say('Run')}
            </button>
          )}
        </div>
      </div>
      <FileTabs files={files} onFiles={onFiles} openFile={openFile} onOpenFile={onOpenFile} />
      <div className="code-editor-text">
        <Editor
          key={openFile}
          ref={editor}
          label={`${openFile}, TypeScript`}
          value={text}
          onChange={(changed) => onFiles(withText(files, openFile, changed))}
          extensions={extensions}
          onRun={run}
          marks={marks}
        />
      </div>
    </section>
  );
}
