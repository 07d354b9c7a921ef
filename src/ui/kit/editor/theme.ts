/**
 * The editor in the colours of the page, light and dark by the same tokens. Code is monochrome: weight and
 * three shades of ink, because every colour of the page means something else.
 */
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { say } from '#texts/say.ts';

export const editorTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '13px', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--space-3) 0 var(--space-2)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 var(--space-1) 0 var(--space-2)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--well)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--time-tint)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: say('1px solid var(--mark)') },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: say('1px dashed var(--mark)') },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: say('1px solid var(--line2)'),
    borderRadius: 'var(--radius-label)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '13px', maxHeight: '220px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px var(--space-2)', lineHeight: '20px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--link)',
    color: 'var(--link-ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '500' },
  '.cm-completionDetail': { fontFamily: 'var(--font)', fontStyle: 'normal', fontSize: '12px', marginLeft: 'var(--space-3)' },
  '.cm-diagnostic': { font: 'var(--text-small)', padding: 'var(--space-2)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--editor-error)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--mark)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: say('2px dotted var(--editor-error)') },
  '.cm-lintRange-info': { backgroundImage: 'none', borderBottom: say('2px dotted var(--mark)') },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--editor-error)' },
});

export const editorHighlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--ink)', fontWeight: '500' },
  { tag: [tags.variableName, tags.propertyName, tags.typeName, tags.className], color: 'var(--ink)' },
  { tag: [tags.string, tags.number, tags.bool, tags.null, tags.regexp, tags.punctuation], color: 'var(--ink2)' },
  { tag: tags.comment, color: 'var(--ink3)' },
]);

/** For JSON, whose names are all that stands out. */
export const nameHighlight = HighlightStyle.define([{ tag: tags.propertyName, fontWeight: '500' }]);
