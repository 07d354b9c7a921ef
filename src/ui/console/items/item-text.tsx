/** The item as JSON text. */
import { useMemo } from 'react';
import type { AttributeMap, TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { Editor } from '#ui/kit/editor/editor.tsx';
import { itemJson } from './item-language.ts';

export interface ItemTextProps {
  readonly table: TableRecord;
  readonly view: 'dynamo' | 'plain';
  readonly text: string;
  /** The item whose types plain JSON keeps. */
  readonly like: AttributeMap;
  readonly onText: (text: string) => void;
}

export default function ItemText({ table, view, text, like, onText }: ItemTextProps) {
  const extensions = useMemo(() => itemJson(view, table, like), [view, table, like]);
  return <Editor label={view === 'dynamo' ? say('Item, DynamoDB JSON') : say('Item, plain JSON')} value={text} onChange={onText} extensions={extensions} />;
}
