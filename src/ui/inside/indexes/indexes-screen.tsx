/** Inside, Indexes: the queue of each global index, how late it is, and whom it holds up. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { indexQueueOf } from '#session/folds/index-queues.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import type { Twin } from '#ui/kit/segmented.tsx';
import { routes } from '#ui/shell/routes.ts';
import { type ChosenTable, EmptyPlace, InsideBar, useChosenTable } from '../inside-bar.tsx';
import { useInside } from '../use-inside.ts';
import { IndexTable } from './index-table.tsx';
import { IndexVessel } from './index-vessel.tsx';
import './indexes.css';

export function IndexesScreen() {
  const chosen = useChosenTable();
  if (chosen === undefined) return null;
  if (chosen === 'none') {
    return <EmptyPlace title={say('No table yet')} text={say('The queue of each global index is shown here: what waits in it, how late it is, and when it holds up its table.')} />;
  }
  return <OfTable key={chosen.table.record.name} chosen={chosen} />;
}

function OfTable({ chosen }: { readonly chosen: ChosenTable }) {
  const [twin, setTwin] = useState<Twin>('picture');
  const { record } = chosen.table;
  const facts = useInside({ kind: 'indexes', tableName: record.name });
  const queues = useMemo(() => facts?.queues.map((queue) => indexQueueOf(queue, record.name, facts.nowMs)), [facts, record.name]);
  const locals = record.indexes.filter(({ kind }) => kind === 'local').map(({ name }) => name);
  const vectors = (record.vectorIndexes ?? []).map(({ name }) => name);
  return (
    <div className="inside-place">
      <InsideBar chosen={chosen} twin={twin} onTwin={setTwin} />
      <div className="inside-body">
        {queues?.length === 0 && (
          <EmptyPlace
            title={say('{name} has no global index', { name: record.name })}
            text={say('A global index takes in the changes of its table from a queue. Make one, and its queue is shown here.')}
            action={{ name: say('Create an index'), href: `${routes.table(record.name)}/indexes/new` }}
          />
        )}
        {queues !== undefined && queues.length > 0 && (
          <>
            <div className={twin === 'table' ? undefined : 'visually-hidden'}>
              <IndexTable tableName={record.name} queues={queues} isShown={twin === 'table'} />
            </div>
            {twin === 'picture' && queues.map((queue) => <IndexVessel key={queue.name} queue={queue} tableName={record.name} />)}
            <p className="inside-note">
              {saidWith('A read of a global index is always eventually consistent. {link}', { link: <Link href={routes.keySpace}>{say('Its partitions and tokens are in the key space.')}</Link> })}
            </p>
          </>
        )}
        {vectors.length > 0 && (
          <p className="inside-note">{say('{vectors}: for vectors, with a queue that is not drawn here. SearchVectors tells how many changes wait in it.', { vectors: vectors.join(', ') })}</p>
        )}
        {locals.length > 0 && <p className="inside-note">{say("{locals}: local, in the table's own partitions. A local index takes in a write at once and has no queue.", { locals: locals.join(', ') })}</p>}
      </div>
    </div>
  );
}
