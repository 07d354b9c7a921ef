/** One partition: its facts, and its three replicas with who leads and how far each has come. */
import type { ReactNode } from 'react';
import type { PartitionFacts, ReplicaFacts } from '#session/folds/key-space.ts';
import { formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import './partition-detail.css';
import '../road/glyph.css';

export function PartitionDetail({ partition, children }: { readonly partition: PartitionFacts; readonly children: ReactNode }) {
  const { id, range, items, size, meters, replicas } = partition;
  const last = Math.max(...replicas.map(({ sequence }) => sequence));
  return (
    <section className="partition-detail" data-channel="write">
      <h2>
        {id} <span className="mono">{range.label}</span>
      </h2>
      <dl>
        <div>
          <dt>{say('Holds')}</dt>
          <dd>
            {items}, {size}
          </dd>
        </div>
        {meters.slice(0, 2).map(({ kind, text }) => (
          <div key={kind}>
            <dt>{kind === 'write' ? 'WCU' : 'RCU'}</dt>
            <dd>{say('{units} for this second', { units: text })}</dd>
          </div>
        ))}
      </dl>
      <h3>{say('Three replicas, one leads')}</h3>
      <ol>
        {replicas.map((replica) => (
          <Replica key={replica.id} replica={replica} last={last} />
        ))}
      </ol>
      {children}
    </section>
  );
}

const slots = 6;

/** The last entries of the log: filled is applied, dashed is not yet. */
function Replica({ replica, last }: { readonly replica: ReplicaFacts; readonly last: number }) {
  const { id, isLeader, sequence, note } = replica;
  const count = Math.min(slots, last);
  return (
    <li>
      <svg width="30" height="30" aria-hidden="true">
        <circle className={`glyph-empty${isLeader ? ' glyph-leads' : ''}`} cx="15" cy="15" r={isLeader ? 11.5 : 12} />
        <text className="glyph-label" x="15" y="19">
          {id}
        </text>
      </svg>
      <svg width={slots * 18} height="20" aria-hidden="true">
        {Array.from({ length: count }, (_, at) => (
          <rect
            key={at}
            className={last - count + 1 + at <= sequence ? 'partition-entry' : 'partition-entry-missing'}
            x={1 + at * 18}
            y="2"
            width="15"
            height="16"
          />
        ))}
      </svg>
      <span>
        <b>{last === 0 ? say('no entry yet') : say('entry {sequence}', { sequence: formatNumber(sequence) })}</b>
        {note}
      </span>
    </li>
  );
}
