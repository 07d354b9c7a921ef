/** The frame of the place: where one is, the views of the table, the other tables; and what has just happened. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { allIndexesOf } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { useAtWork } from '#ui/shell/use-at-work.ts';
import { type Address, tableRoutes } from './address.ts';
import { useTableNews } from './use-table-news.ts';
import './frame.css';

export interface FrameProps {
  readonly address: Exclude<Address, { screen: 'unknown' }>;
  readonly children: ReactNode;
}

export function Frame({ address, children }: FrameProps) {
  const news = useTableNews();
  const { isLesson } = useAtWork();
  const tables = useSessionState((state) => state.tables) ?? [];
  const name = 'name' in address ? address.name : undefined;
  const table = tables.find(({ record }) => record.name === name);
  return (
    <div className="console" data-in={isLesson ? 'lesson' : undefined}>
      {!(isLesson && address.screen === 'list') && <Crumbs address={address} />}
      {table !== undefined && (
        <nav className="console-tabs" aria-label={say('Views of {name}', { name: table.record.name })}>
          <Views table={table} screen={address.screen} />
        </nav>
      )}
      <div className="console-body">
        <div className="console-side">
          {table !== undefined && (
            <nav aria-label={say('Table {name}', { name: table.record.name })}>
              <p className="console-side-name">{table.record.name}</p>
              <Views table={table} screen={address.screen} />
            </nav>
          )}
          <OtherTables tables={tables} current={name} />
        </div>
        <div className="console-content">{children}</div>
      </div>
      <p className="visually-hidden" role="status">
        {news}
      </p>
    </div>
  );
}

const screenNames = {
  list: undefined,
  create: say('Create table'),
  overview: undefined,
  items: say('Explore items'),
  indexes: say('Indexes'),
  'create index': say('Create index'),
  monitor: say('Monitor'),
  stream: say('Streams and triggers'),
  backups: say('Backups'),
  settings: say('Settings'),
} as const;

function Crumbs({ address }: Pick<FrameProps, 'address'>) {
  const name = 'name' in address ? address.name : undefined;
  const crumbs = [
    { text: say('Tables'), href: routes.tables },
    ...(name === undefined ? [] : [{ text: name, href: routes.table(name) }]),
    ...(address.screen === 'create index' ? [{ text: screenNames.indexes, href: tableRoutes.indexes(address.name) }] : []),
    ...(screenNames[address.screen] === undefined ? [] : [{ text: screenNames[address.screen], href: undefined }]),
  ];
  return (
    <nav className="console-crumbs" aria-label={say('Breadcrumbs')}>
      <ol>
        {crumbs.map(({ text, href }, at) => (
          <li key={at}>
            {href === undefined || at === crumbs.length - 1 ? <span aria-current="page">{text}</span> : <Link href={href}>{text}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Views({ table: { record, itemCount }, screen }: { readonly table: TableSummary; readonly screen: Address['screen'] }) {
  const { name } = record;
  // Another engine's count may be hours old.
  const isElsewhere = useElsewhere() !== undefined;
  const current = (isCurrent: boolean): 'page' | undefined => (isCurrent ? 'page' : undefined);
  return (
    <ul className="console-views">
      <li>
        <Link href={routes.table(name)} aria-current={current(screen === 'overview')}>
          {say('Overview')}
        </Link>
      </li>
      <li>
        <Link href={routes.items(name)} aria-current={current(screen === 'items')}>
          {say('Explore items')} {!isElsewhere && <span>{formatNumber(itemCount)}</span>}
        </Link>
      </li>
      <li>
        <Link href={tableRoutes.indexes(name)} aria-current={current(screen === 'indexes' || screen === 'create index')}>
          {saidWith('Indexes {count}', { count: <span>{allIndexesOf(record).length}</span> })}
        </Link>
      </li>
      <li>
        <Link href={tableRoutes.monitor(name)} aria-current={current(screen === 'monitor')}>
          {say('Monitor')}
          </Link>
        </li>
        <li>
        <Link href={tableRoutes.stream(name)} aria-current={current(screen === 'stream')}>
          {say('Streams and triggers')}
        </Link>
      </li>
      <li>
        <Link href={tableRoutes.backups(name)} aria-current={current(screen === 'backups')}>
          {say('Backups')}
        </Link>
      </li>
      <li>
        <Link href={tableRoutes.settings(name)} aria-current={current(screen === 'settings')}>
          {say('Settings')}
        </Link>
      </li>
    </ul>
  );
}

/** More would push everything else out of sight; the list has them all. */
const namesMax = 30;

function OtherTables({ tables, current }: { readonly tables: readonly TableSummary[]; readonly current: string | undefined }) {
  return (
    <nav aria-label={say('All tables')}>
      <p className="console-side-name">{say('Tables')}</p>
      <ul className="console-views console-names">
        {tables.slice(0, namesMax).map(({ record: { name } }) => (
          <li key={name}>
            <Link href={routes.table(name)} title={name} data-chosen={name === current}>
              {name}
            </Link>
          </li>
        ))}
        {tables.length > namesMax && (
          <li>
            <Link href={routes.tables}>{say('{count} more', { count: tables.length - namesMax })}</Link>
          </li>
        )}
        <li>
          <Link href={routes.createTable}>{say('Create table')}</Link>
        </li>
      </ul>
    </nav>
  );
}
