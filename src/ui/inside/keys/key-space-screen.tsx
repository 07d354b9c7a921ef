/** Inside, Key space: of one table or one of its global indexes. */
import { useState } from 'react';
import type { HeatChannel } from '#session/folds/heat-scale.ts';
import { formatUnits } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { Segmented, type Twin } from '#ui/kit/segmented.tsx';
import { type ChosenTable, EmptyPlace, InsideBar, useChosenTable } from '../inside-bar.tsx';
import { useHeatView } from './heat-view.ts';
import { KeySpace } from './key-space.tsx';
import { KeySpaceSide } from './key-space-side.tsx';
import { useKeySpace } from './use-key-space.ts';
import './key-space-screen.css';

const channels = [
  { value: 'write', text: say('Writes') },
  { value: 'read', text: say('Reads') },
  { value: 'both', text: say('Both') },
  { value: 'throttled', text: say('Throttles') },
] as const;

export function KeySpaceScreen() {
  const chosen = useChosenTable();
  if (chosen === undefined) return null;
  return chosen === 'none' ? <Empty /> : <OfTable chosen={chosen} />;
}

function OfTable({ chosen }: { readonly chosen: ChosenTable }) {
  const { table } = chosen;
  const [chosenIndex, setIndex] = useState<string>();
  const [channel, setChannel] = useState<HeatChannel>('write');
  const [twin, setTwin] = useState<Twin>('picture');
  const [partitionId, setPartition] = useState<string>();
  const indexes = table.record.indexes.filter(({ kind }) => kind === 'global');
  const indexName = indexes.find(({ name }) => name === chosenIndex)?.name;
  const query = { tableName: table.record.name, indexName };
  const control = useHeatView();
  const { span, spanMs } = control.view;
  const data = useKeySpace({ ...query, from: span.from, to: span.to, spanMs });
  return (
    <div className="key-space-screen">
      <InsideBar chosen={chosen} twin={twin} onTwin={setTwin}>
        {indexes.length > 0 && (
          <label>
            <span className="key-space-of">{say('Key space of')}</span>
            <select value={indexName ?? ''} onChange={(event) => setIndex(event.target.value)}>
              <option value="">{say('the table')}</option>
              {indexes.map(({ name }) => (
                <option key={name} value={name}>
                  {say('index {name}', { name })}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="key-space-mode">{modeOf(table)}</span>
        <Segmented label={say('Channel')} options={channels} value={channel} onChange={setChannel} />
      </InsideBar>
      <div className="key-space-main">
        <KeySpace query={query} data={data} channel={channel} control={control} twin={twin} chosen={partitionId} onChoose={setPartition} />
      </div>
      <KeySpaceSide query={query} data={data} table={table} channel={channel} chosen={partitionId} />
    </div>
  );
}

function modeOf({ record: { billingMode, throughput } }: TableSummary): string {
  return billingMode === 'PROVISIONED'
    ? say('provisioned {read}, {write}', { read: formatUnits(throughput.readUnits, 'read'), write: formatUnits(throughput.writeUnits, 'write') })
    : say('on-demand');
}

/** The axes and no data. */
function Empty() {
  return (
    <EmptyPlace title={say('No table yet')} text={say('The key space of a table is shown here: its partitions, what each holds, and where requests fall in it.')}>
      <svg viewBox="0 0 720 220" aria-hidden="true">
        <path className="key-space-empty-axis" d="M60 10v160h640" />
        {['0000', '4000', '8000', 'C000', 'FFFF'].map((hash, at) => (
          <text key={hash} x={60 + at * 160} y="188" textAnchor="middle">
            {hash}
          </text>
        ))}
        <text x="50" y="172" textAnchor="end">
          {say('now')}
        </text>
      </svg>
    </EmptyPlace>
  );
}
