/** What an item costs and where it lives, asked of a fork: so it costs nothing and stands in no history. */
import { useEffect, useState } from 'react';
import type { AttributeMap, TableRecord } from '#engine';
import { type CostRow, costRowsOf, looksAt, type Place, placeOf } from '#session/item-look.ts';
import { useSession } from '#ui/session-context.tsx';

export interface ItemLook {
  readonly costs: readonly CostRow[];
  readonly place: Place | undefined;
}

/** Nothing until it is known, and for an item whose key is not. */
export function useItemLook(table: TableRecord, key: AttributeMap | undefined, item: AttributeMap): ItemLook | undefined {
  const { connection } = useSession();
  const [look, setLook] = useState<ItemLook>();
  const text = key && JSON.stringify(looksAt(table, key, item));
  useEffect(() => {
    if (text === undefined) return undefined;
    let isWanted = true;
    const looks = JSON.parse(text) as ReturnType<typeof looksAt>;
    connection.whatIf(looks.map(({ call }) => call)).then(
      (answers) => {
        if (isWanted) setLook({ costs: costRowsOf(looks, answers), place: placeOf(answers) });
      },
      // The workspace is closing; there is nobody left to tell.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [connection, text]);
  return text === undefined ? undefined : look;
}
