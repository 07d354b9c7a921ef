/** Items into a file: what was read or chosen, or everything in the table. */
import { useState } from 'react';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { AttributeMap } from '#engine';
import { formatCount } from '#session/format.ts';
import { type ExportFormat, exportFileName, exportFormats, exportItemsMax, exportText } from '#session/item-export.ts';
import type { TableSummary } from '#session/session.ts';
import { keysOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { saveFile } from '#ui/shell/save-file.ts';

export interface ExportItemsProps {
  readonly table: TableSummary;
  /** What was read, or chosen of it. */
  readonly items: readonly AttributeMap[];
}

export function ExportItems({ table: { record, itemCount }, items }: ExportItemsProps) {
  const session = useSession();
  const [said, setSaid] = useState('');
  const save = async (which: string, format: ExportFormat): Promise<void> => {
    const all = which === 'all' ? await everyItem() : items;
    const { nowMs } = await session.connection.clock();
    const fileName = exportFileName(record.name, format, nowMs);
    saveFile(fileName, new TextEncoder().encode(exportText(format, all, keysOf(record).map(({ name }) => name))));
    setSaid(say('{items} saved as {fileName}.', { items: formatCount(all.length, { one: '{n} item', other: '{n} items' }), fileName }));
  };
  const everyItem = async (): Promise<readonly AttributeMap[]> => {
    const { tables } = await session.connection.facts({ itemsOf: [record.name], itemsMax: exportItemsMax });
    return tables.find((table) => table.record.name === record.name)?.items ?? [];
  };
  const choices = (which: string): { id: string; text: string }[] => exportFormats.map(({ id, label }) => ({ id: `${which} ${id}`, text: label }));
  const isTooLarge = itemCount > exportItemsMax;
  const wholeTable = {
    id: 'all',
    text: say('The whole table, without a request'),
    items: choices('all'),
    disabled: isTooLarge,
    disabledReason: say('A file has at most {items}. Export the workspace instead.', { items: formatCount(exportItemsMax, { one: '{n} item', other: '{n} items' }) }),
  };
  return (
    <>
      <ButtonDropdown
        items={[
          { id: 'read', text: items.length === 1 ? say('This item') : say('These {items}', { items: formatCount(items.length, { one: '{n} item', other: '{n} items' }) }), items: choices('read'), disabled: items.length === 0, disabledReason: say('Read items first') },
          ...(session.connection.elsewhere === undefined ? [wholeTable] : []),
        ]}
        expandToViewport
        onItemClick={({ detail }) => {
          const [which = '', format = ''] = detail.id.split(' ');
          void save(which, format as ExportFormat);
        }}
      >
        {say('Export')}
      </ButtonDropdown>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
