/** Inside, Replicas: the three copies of one item's partition, and what each would answer now. */
import { useEffect, useMemo, useState } from 'react';
import type { AttributeMap } from '#engine';
import { replicaLanesOf } from '#session/folds/replica-lanes.ts';
import type { StaleRead } from '#session/stale-read.ts';
import { formatTime } from '#session/folds/virtual-time.ts';
import { keyText, primaryKeyOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import type { Twin } from '#ui/kit/segmented.tsx';
import { useWidth } from '#ui/kit/use-width.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { type ChosenTable, EmptyPlace, InsideBar, useChosenTable } from '../inside-bar.tsx';
import { useInside } from '../use-inside.ts';
import { LastReads } from './last-reads.tsx';
import { ReplicaPicture } from './replica-picture.tsx';
import { ReplicaTable } from './replica-table.tsx';
import { StaleReadPane } from './stale-read-pane.tsx';
import './replicas.css';
import '#ui/kit/channel.css';

export function ReplicasScreen() {
  const chosen = useChosenTable();
  if (chosen === undefined) return null;
  if (chosen === 'none') {
    return <EmptyPlace title={say('No table yet')} text={say('The three replicas of a partition are shown here: who leads, how far the followers are behind, and what each would answer.')} />;
  }
  return <OfTable key={chosen.table.record.name} chosen={chosen} />;
}

/** Items that can be chosen from. */
const keysMax = 50;
const entriesMax = 12;

function OfTable({ chosen }: { readonly chosen: ChosenTable }) {
  const [twin, setTwin] = useState<Twin>('picture');
  const [ref, width] = useWidth<HTMLDivElement>();
  const tableName = chosen.table.record.name;
  const keys = useKeys(chosen);
  const [picked, setPicked] = useState<string>();
  const key = keys?.find((one) => JSON.stringify(one) === picked) ?? keys?.[0];
  const facts = useInside(key && { kind: 'replicas', tableName, key });
  const [made, setMade] = useState<{ readonly of: string; readonly read: StaleRead }>();
  const read = key !== undefined && made?.of === JSON.stringify(key) ? made.read : undefined;
  const moment = read?.kind === 'stale' ? read.moment : undefined;
  const lanes = useMemo(() => facts && replicaLanesOf(facts, entriesMax, moment), [facts, moment]);
  return (
    <div className="inside-place">
      <InsideBar chosen={chosen} twin={twin} onTwin={setTwin}>
        {key !== undefined && keys !== undefined && (
          <label>
            {say('Item')}
            <select value={JSON.stringify(key)} onChange={(event) => setPicked(event.target.value)}>
              {keys.map((one) => (
                <option key={JSON.stringify(one)} value={JSON.stringify(one)}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
        )}
      </InsideBar>
      <div ref={ref} className="inside-body replicas" data-channel="write">
        {keys?.length === 0 && <EmptyPlace title={say('{tableName} has no item yet', { tableName })} text={say('Put one, and its three replicas are shown here.')} action={{ name: say('Create an item'), href: `${routes.items(tableName)}/new` }} />}
        {key !== undefined && lanes !== undefined && (
          <>
            <header>
              <h2>{read?.kind === 'stale' ? read.sentence : lanes.finding}</h2>
              <p>
                {moment !== undefined && `${say('As it was when the read came, {atMs}.', { atMs: formatTime(moment.atMs) })} `}
                {lanes.reason}{' '}
                {moment !== undefined && (
                  <button type="button" className="inside-link" onClick={() => setMade(undefined)}>
                    {say('As it is now')}
                  </button>
                )}
              </p>
            </header>
            <div className={twin === 'table' ? undefined : 'visually-hidden'}>
              <ReplicaTable lanes={lanes} item={nameOf(key)} isShown={twin === 'table'} />
            </div>
            {twin === 'picture' && <ReplicaPicture lanes={lanes} item={nameOf(key)} width={Math.max(0, width)} />}
            <div className="inside-columns">
              <StaleReadPane tableName={tableName} itemKey={key} made={read} onMade={(next) => setMade(next && { of: JSON.stringify(key), read: next })} />
              <LastReads tableName={tableName} />
              <ReadChoices />
            </div>
          </>
        )}
      </div>
    </div>
  );
}

const nameOf = (key: AttributeMap): string => Object.values(key).map(keyText).join(', ');

/** Keys of the first items of the table, in the order of a Scan. */
function useKeys({ table: { record } }: ChosenTable): readonly AttributeMap[] | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const [keys, setKeys] = useState<readonly AttributeMap[]>();
  useEffect(() => {
    let isWanted = true;
    void (async () => {
      const facts = await session.connection.facts({ itemsOf: [record.name], itemsMax: keysMax }).catch(() => undefined);
      const items = facts?.tables.find((table) => table.record.name === record.name)?.items ?? [];
      if (isWanted) setKeys(items.map((item) => primaryKeyOf(record, item)).filter((key) => key !== undefined));
    })();
    return () => {
      isWanted = false;
    };
  }, [session, record, version]);
  return keys;
}

/** Source: reference 2, 5: what a read costs by its consistency. */
function ReadChoices() {
  return (
    <section data-channel="read">
      <h3>{say('Read your own write?')}</h3>
      <table className="replicas-choices">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say('Read')}</th>
            <th scope="col">{say('Units of 4 KB')}</th>
            <th scope="col">{say('Sees the last write')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('Eventual, any replica')}</th>
            <td>0.5 RCU</td>
            <td>{say('may not')}</td>
          </tr>
          <tr>
            <th scope="row">{say('Strong, leader')}</th>
            <td>1 RCU</td>
            <td>{say('always')}</td>
          </tr>
          <tr>
            <th scope="row">{say('Through a global index')}</th>
            <td>0.5 RCU</td>
            <td>{say('when the index has it')}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
