/** The first item of each table, as far as it is known by now: examples for templates. */
import { useEffect, useState } from 'react';
import type { AttributeMap } from '#engine';
import { useSession, useSessionState } from '#ui/session-context.tsx';

/** Tables beyond these get templates with placeholders. */
const tablesMax = 100;

/** Known beforehand, so that a template stands there at once and never comes in between what is typed. */
export function useFirstItems(): ReadonlyMap<string, AttributeMap> {
  const session = useSession();
  const tables = useSessionState((state) => state.tables);
  const [items, setItems] = useState<ReadonlyMap<string, AttributeMap>>(new Map());
  useEffect(() => {
    let isLate = false;
    const itemsOf = tables?.slice(0, tablesMax).map(({ record }) => record.name) ?? [];
    session.connection.facts({ itemsOf, itemsMax: 1 }).then(
      (facts) => {
        if (isLate) return;
        setItems(new Map(facts.tables.flatMap(({ record, items: [first] }) => (first === undefined ? [] : [[record.name, first]]))));
      },
      // Without examples a template has placeholders.
      () => undefined,
    );
    return () => {
      isLate = true;
    };
  }, [session, tables]);
  return items;
}
