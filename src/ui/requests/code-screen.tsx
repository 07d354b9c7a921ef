/** Requests as code: the editor and its console beside each other. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import { draftsOf } from '#session/drafts.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import CodeConsole from './code-console.tsx';
import CodeEditor, { type CodeEditorHandle } from './code-editor.tsx';
import { useCodeDesk } from './code-runner-context.tsx';
import './code-screen.css';

export default function CodeScreen() {
  const desk = useCodeDesk();
  const drafts = draftsOf(useSessionState((state) => state.workspace));
  const { files, openFile, isKept } = useStore(drafts);
  const editor = useRef<CodeEditorHandle>(null);
  return (
    <div className="code-screen">
      <div className="code-screen-editor">
        <CodeEditor
          ref={editor}
          desk={desk}
          files={files}
          onFiles={(changed) => drafts.setState({ files: changed })}
          openFile={openFile}
          onOpenFile={(name) => drafts.setState({ openFile: name })}
          head={<h2 className="pane-title">{say('Files')}</h2>}
        />
      </div>
      {!isKept && (
        <p className="code-screen-unkept" role="status">
          {say('This browser can’t keep your code: it is too long, or storage is blocked. Copy it before you close the tab.')}
        </p>
      )}
      <div className="code-screen-console">
        <CodeConsole desk={desk} onPlace={(place) => editor.current?.goTo(place)} />
      </div>
    </div>
  );
}
