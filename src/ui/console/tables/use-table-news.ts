/** One sentence about the last table or index that has changed its status, for those who do not see it change. */
import { useEffect, useState } from 'react';
import { statusNews } from '#session/tables-facts.ts';
import { useSession } from '#ui/session-context.tsx';

export function useTableNews(): string {
  const session = useSession();
  const [news, setNews] = useState('');
  useEffect(
    () =>
      session.store.subscribe(({ tables = [] }, { tables: before = [] }) => {
        if (tables === before) return;
        for (const { record } of before) {
          const now = tables.find((table) => table.record.number === record.number)?.record;
          const sentence = statusNews(record.name, record, now);
          if (sentence !== undefined) setNews(sentence);
        }
      }),
    [session],
  );
  return news;
}
