/** Explore items: a Query or Scan from a form, its pages, and one item beside them. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { changeExploration, explorations, nextKeyOf, untouched } from '#session/exploration.ts';
import { exploreRequest, missingKeys } from '#session/explore-form.ts';
import type { Exchange } from '#session/exchange.ts';
import type { TableSummary } from '#session/session.ts';
import { useRequest } from '../tables/use-request.ts';
import { Refusal } from '../tables/refusal.tsx';
import { ExploreFormBox } from './explore-form-box.tsx';
import { Results } from './results.tsx';

export function ExploreScreen({ table }: { readonly table: TableSummary }) {
  const { name } = table.record;
  const { form, pages, at } = useStore(explorations, ({ of }) => of.get(name) ?? untouched);
  const request = useRequest();
  const [announced, setAnnounced] = useState('');
  const page: Exchange | undefined = pages[at];

  const read = async (from: number): Promise<void> => {
    const before = pages.slice(0, from);
    const last = before[before.length - 1];
    const { operation, input } = exploreRequest(form, table.record, last && nextKeyOf(last));
    const exchange = await request.send(operation, input);
    if (exchange === undefined) return;
    changeExploration(name, { pages: [...before, exchange], at: from });
    setAnnounced(from === 0 ? 'Items are here' : `Page ${from + 1} is here`);
  };
  const turnTo = (wanted: number): void => {
    if (wanted < pages.length) changeExploration(name, { at: wanted });
    else void read(wanted);
  };

  return (
    <div className="explore">
      <ExploreFormBox
        table={table.record}
        form={form}
        missing={missingKeys(form, table.record)}
        isRunning={request.isRunning}
        onChange={(change) => changeExploration(name, { form: { ...form, ...change } })}
        onRun={() => void read(0)}
      />
      <Refusal exchange={request.refused} />
      <p className="visually-hidden" role="status">
        {announced}
      </p>
      <Results
        key={page?.number ?? 'none'}
        table={table}
        page={page}
        at={at}
        isRunning={request.isRunning}
        onTurnTo={turnTo}
        onReadAgain={() => void read(0)}
      />
    </div>
  );
}
