/** Inside, Key space: of one table or one of its global indexes. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Exchange } from '#session/exchange.ts';
import type { HeatChannel } from '#session/folds/heat-scale.ts';
import { formatUnits } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { Segmented, type Twin, TwinSwitch } from '#ui/kit/segmented.tsx';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { KeySpace } from './key-space.tsx';
import { KeySpaceSide } from './key-space-side.tsx';
import { useKeySpace } from './use-key-space.ts';
import './key-space-screen.css';

const channels = [
  { value: 'write', text: 'Writes' },
  { value: 'read', text: 'Reads' },
  { value: 'both', text: 'Both' },
] as const;

export function KeySpaceScreen() {
  const tables = useSessionState((state) => state.tables);
  const lastUsed = useSessionState((state) => state.exchanges.findLast(isCharged)?.trace?.events[0]);
  const [chosenTable, setTable] = useState(tableOfLink);
  if (tables === undefined) return null;
  const used = lastUsed?.type === 'request.decoded' ? lastUsed.tableName : undefined;
  const table = tables.find(({ record }) => record.name === (chosenTable ?? used)) ?? tables[0];
  return table === undefined ? <Empty /> : <OfTable tables={tables} table={table} onTable={setTable} />;
}

/** A link to this screen may speak of a table. */
function tableOfLink(): string | undefined {
  const { tableName } = (history.state ?? {}) as { readonly tableName?: unknown };
  return typeof tableName === 'string' ? tableName : undefined;
}

interface OfTableProps {
  readonly tables: readonly TableSummary[];
  readonly table: TableSummary;
  readonly onTable: (name: string) => void;
}

function OfTable({ tables, table, onTable }: OfTableProps) {
  const [chosenIndex, setIndex] = useState<string>();
  const [channel, setChannel] = useState<HeatChannel>('write');
  const [twin, setTwin] = useState<Twin>('picture');
  const [partitionId, setPartition] = useState<string>();
  const indexes = table.record.indexes.filter(({ kind }) => kind === 'global');
  const indexName = indexes.find(({ name }) => name === chosenIndex)?.name;
  const query = { tableName: table.record.name, indexName };
  const data = useKeySpace(query);
  return (
    <div className="key-space-screen">
      <div className="key-space-bar">
        <label>
          Table
          <select value={table.record.name} onChange={(event) => onTable(event.target.value)}>
            {tables.map(({ record }) => (
              <option key={record.name}>{record.name}</option>
            ))}
          </select>
        </label>
        {indexes.length > 0 && (
          <label>
            Key space of
            <select value={indexName ?? ''} onChange={(event) => setIndex(event.target.value)}>
              <option value="">the table</option>
              {indexes.map(({ name }) => (
                <option key={name} value={name}>
                  index {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="key-space-mode">{modeOf(table)}</span>
        <Segmented label="Channel" options={channels} value={channel} onChange={setChannel} />
        <TwinSwitch value={twin} onChange={setTwin} />
      </div>
      <div className="key-space-main">
        <KeySpace query={query} data={data} channel={channel} twin={twin} chosen={partitionId} onChoose={setPartition} />
      </div>
      <KeySpaceSide query={query} data={data} table={table} channel={channel} chosen={partitionId} />
    </div>
  );
}

const isCharged = ({ cost }: Exchange): boolean => cost.readUnits + cost.writeUnits > 0;

function modeOf({ record: { billingMode, throughput } }: TableSummary): string {
  return billingMode === 'PROVISIONED' ? `provisioned ${formatUnits(throughput.readUnits, 'read')}, ${formatUnits(throughput.writeUnits, 'write')}` : 'on-demand';
}

/** The axes and no data. */
function Empty() {
  return (
    <div className="key-space-empty">
      <h2>No table yet</h2>
      <p>The key space of a table is shown here: its partitions, what each holds, and where requests fall in it.</p>
      <Link className="key-space-action" href={routes.createTable}>
        Create a table
      </Link>
      <svg viewBox="0 0 720 220" aria-hidden="true">
        <path className="key-space-empty-axis" d="M60 10v160h640" />
        {['0000', '4000', '8000', 'C000', 'FFFF'].map((hash, at) => (
          <text key={hash} x={60 + at * 160} y="188" textAnchor="middle">
            {hash}
          </text>
        ))}
        <text x="50" y="172" textAnchor="end">
          now
        </text>
      </svg>
    </div>
  );
}
