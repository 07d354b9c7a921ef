/** What every editor has: history, brackets, completion, keys, and our colours. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { editorHighlight, editorTheme } from './theme.ts';

/** After Escape, Tab moves on to the next control until something is typed or the editor is left. */
const leaveByTab = [
  keymap.of([
    {
      key: 'Escape',
      run(view) {
        view.setTabFocusMode(true);
        return false;
      },
    },
  ]),
  EditorView.domEventHandlers({
    blur: (_event, view) => view.setTabFocusMode(false),
  }),
  EditorView.updateListener.of(({ view, docChanged }) => {
    if (docChanged) view.setTabFocusMode(false);
  }),
];

export const baseExtensions: Extension = [
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  highlightActiveLine(),
  EditorView.lineWrapping,
  EditorState.tabSize.of(2),
  keymap.of([...closeBracketsKeymap, ...completionKeymap]),
  leaveByTab,
  keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
  editorTheme,
  syntaxHighlighting(editorHighlight),
];
