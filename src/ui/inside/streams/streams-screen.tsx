/** Inside, Streams: the shards of a table's stream with their lineage, their records, and iterators in them. */
import { useMemo, useState } from 'react';
import { type ShardRow, streamLineageOf } from '#session/folds/stream-lineage.ts';
import { say } from '#texts/say.ts';
import type { Twin } from '#ui/kit/segmented.tsx';
import { useWidth } from '#ui/kit/use-width.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { type ChosenTable, EmptyPlace, InsideBar, useChosenTable } from '../inside-bar.tsx';
import { useInside } from '../use-inside.ts';
import { ShardDetail } from './shard-detail.tsx';
import { ShardPicture } from './shard-picture.tsx';
import { ShardTable } from './shard-table.tsx';
import './streams.css';

export function StreamsScreen() {
  const chosen = useChosenTable();
  if (chosen === undefined) return null;
  if (chosen === 'none') {
    return <EmptyPlace title={say('No table yet')} text={say('The stream of a table is shown here: its shards and their lineage, the records in them, and where iterators stand.')} />;
  }
  return <OfTable key={chosen.table.record.name} chosen={chosen} />;
}

function OfTable({ chosen }: { readonly chosen: ChosenTable }) {
  const [twin, setTwin] = useState<Twin>('picture');
  const [label, setLabel] = useState<string>();
  const [shardId, setShard] = useState<string>();
  const [ref, width] = useWidth<HTMLDivElement>();
  const { record } = chosen.table;
  const facts = useInside({ kind: 'streams', tableName: record.name });
  const exchanges = useSessionState((state) => state.exchanges);
  const stream = facts?.streams.find((one) => one.label === label) ?? facts?.streams.at(-1);
  const lineage = useMemo(() => (facts === undefined || stream === undefined ? undefined : streamLineageOf(stream, exchanges, facts.nowMs)), [facts, stream, exchanges]);
  const shard = lineage?.shards.find(({ id }) => id === shardId) ?? lineage?.shards.findLast(({ recordCount }) => recordCount > 0) ?? lineage?.shards[0];
  return (
    <div className="inside-place">
      <InsideBar chosen={chosen} twin={twin} onTwin={setTwin}>
        {facts !== undefined && facts.streams.length > 1 && (
          <label>
            {say('Stream')}
            <select value={stream?.label} onChange={(event) => setLabel(event.target.value)}>
              {facts.streams.map((one) => (
                <option key={one.label}>{one.label}</option>
              ))}
            </select>
          </label>
        )}
      </InsideBar>
      <div ref={ref} className="inside-body">
        {facts?.streams.length === 0 && (
          <EmptyPlace
            title={say('{name} has no stream', { name: record.name })}
            text={say("A stream keeps every change of the table for 24 hours, in order for each item. Switch it on in the table's settings, and its shards are shown here.")}
            action={{ name: say('Settings of the table'), href: `${routes.table(record.name)}/settings` }}
          />
        )}
        {lineage !== undefined && facts !== undefined && (
          <>
            <header>
              <h2>{lineage.finding}</h2>
              <p>
                {lineage.isOpen
                  ? say('Stream {label}, {viewType}, takes records. Shards follow the partitions: one closes and its child opens when a partition splits, and every four hours.', {
                    label: lineage.label,
                    viewType: lineage.viewType,
                  })
                  : say('Stream {label}, {viewType}, takes no more records. Shards follow the partitions: one closes and its child opens when a partition splits, and every four hours.', {
                    label: lineage.label,
                    viewType: lineage.viewType,
                  })}
              </p>
            </header>
            <div className={twin === 'table' ? undefined : 'visually-hidden'}>
              <ShardTable shards={lineage.shards} isShown={twin === 'table'} />
            </div>
            {twin === 'picture' && <ShardPicture shards={lineage.shards} nowMs={facts.nowMs} width={Math.max(280, width)} chosen={shard?.id} onChoose={setShard} />}
            {shard !== undefined && <Shard shard={shard} shards={lineage.shards} onChoose={setShard} />}
          </>
        )}
      </div>
    </div>
  );
}

/** The table has no buttons, so a shard is chosen by name here too. */
function Shard({ shard, shards, onChoose }: { readonly shard: ShardRow; readonly shards: readonly ShardRow[]; readonly onChoose: (id: string) => void }) {
  return (
    <section className="shard">
      <label className="shard-choice">
        {say('Shard')}
        <select value={shard.id} onChange={(event) => onChoose(event.target.value)}>
          {shards.map(({ id, shortId, partitionId, recordCount }) => (
            <option key={id} value={id}>
              {shortId}, {partitionId}, {recordCount === 1 ? say('1 record') : say('{recordCount} records', { recordCount })}
            </option>
          ))}
        </select>
      </label>
      <ShardDetail shard={shard} />
    </section>
  );
}
