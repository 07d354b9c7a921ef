/** What is known of an item beside its attributes, once the engine has told it. */
import { useEffect, useState } from 'react';
import type { AttributeMap } from '#engine';
import { type ItemFacts, itemFactsCalls, itemFactsOf } from '#session/item-facts.ts';
import { useSession } from '#ui/session-context.tsx';

export function useItemFacts(tableName: string, key: AttributeMap | undefined): ItemFacts | undefined {
  const session = useSession();
  const [facts, setFacts] = useState<ItemFacts>();
  const keyText = key && JSON.stringify(key);
  useEffect(() => {
    if (keyText === undefined) return;
    let isLeft = false;
    session.connection.whatIf(itemFactsCalls(tableName, JSON.parse(keyText) as AttributeMap)).then(
      (answers) => {
        if (!isLeft) setFacts(itemFactsOf(answers));
      },
      // The panel says less then.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [session, tableName, keyText]);
  return facts;
}
