/** Who answered the last reads of the table: one mark each, hollow where the replica was behind. */
import { useMemo } from 'react';
import { lastReads, sayReads } from '#session/folds/last-reads.ts';
import { say, sayCount } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';

const most = 30;
const ids = ['a', 'b', 'c'] as const;

export function LastReads({ tableName }: { readonly tableName: string }) {
  const exchanges = useSessionState((state) => state.exchanges);
  const reads = useMemo(() => lastReads(exchanges, tableName, most), [exchanges, tableName]);
  return (
    <section data-channel="read">
      <h3>{reads.length === 0
        ? say('Who answered the last reads')
        : sayCount(reads.length, { one: 'Who answered the last read', other: 'Who answered the last {n} reads' })}</h3>
      <svg className="replicas-reads" viewBox="0 0 330 62" role="img" aria-label={reads.length === 0 ? say('No read yet') : `${reads.map(({ replicaId, behind }) => (behind > 0 ? say('{replicaId} behind', { replicaId }) : replicaId)).join(', ')}`}>
        {ids.map((id, row) => (
          <g key={id} transform={`translate(0 ${row * 20})`}>
            <text className="replicas-name" x="2" y="15">
              {id}
            </text>
            <path className="replicas-reads-track" d="M22 10h306" />
            {reads.map(({ replicaId, behind }, at) => replicaId === id && <rect key={at} className="replicas-read" data-behind={behind > 0} x={23 + at * 10} y="3" width="7" height="14" />)}
          </g>
        ))}
      </svg>
      <p className="inside-note">{reads.length === 0 ? say('Each read of this table leaves a mark here.') : sayReads(reads)}</p>
    </section>
  );
}
