/** One item looked at closely: beside the table where there is room, else in a dialog over it. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { AttributeMap, TableRecord } from '#engine';
import type { ExploreDesk, ExploreRead } from '#session/explore-desk.ts';
import { isPartial, nameOf } from '#session/explore-rows.ts';
import { keyMark } from '#session/item-history.ts';
import { primaryKeyOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { ItemPanel } from './item-panel.tsx';
import './item-aside.css';

export interface ItemAsideProps {
  readonly table: TableRecord;
  readonly desk: ExploreDesk;
  readonly read: ExploreRead;
  readonly item: AttributeMap;
  readonly isDialog: boolean;
  readonly onDelete: (key: AttributeMap) => void;
}

export function ItemAside({ table, desk, read, item, isDialog, onDelete }: ItemAsideProps) {
  const key = primaryKeyOf(table, item);
  const close = (): void => {
    const opener = document.querySelector<HTMLElement>('.results-open[aria-expanded=true]');
    desk.open(undefined);
    opener?.focus();
  };
  const panel = (
    <ItemPanel
      key={nameOf(item, table)}
      table={table}
      item={item}
      itemKey={key}
      isPart={isPartial(read.request.input, table, read.indexName)}
      fate={key && desk.fateOf(keyMark(key, table))}
      onClose={close}
      onDelete={(doomed) => {
        // A dialog would stand before the question.
        if (isDialog) close();
        onDelete(doomed);
      }}
    />
  );
  return isDialog ? (
    <Dialog onClose={close} name={nameOf(item, table)}>
      {panel}
    </Dialog>
  ) : (
    <aside
      className="item-aside"
      tabIndex={-1}
      aria-label={say('Item {name}', { name: nameOf(item, table) })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {panel}
    </aside>
  );
}

function Dialog({ name, onClose, children }: { readonly name: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="item-dialog"
      aria-label={say('Item {name}', { name })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
