/** Tables that were deleted and have left backups: where they can be found again. */
import { Link } from 'wouter';
import { lostTables } from '#session/backups.ts';
import { formatCount } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { tableRoutes } from '../address.ts';
import { useAllBackups } from './use-backups.ts';

export default function LostTables() {
  const backups = useAllBackups();
  const tables = useSessionState((state) => state.tables) ?? [];
  const lost = lostTables(backups ?? [], tables.map(({ record }) => record.name));
  if (lost.length === 0) return null;
  return (
    <section className="tables-stack" aria-label={say('Deleted tables')}>
      <p className="tables-note">{say('Deleted, and there are backups:')}</p>
      <ul className="lost-tables">
        {lost.map(({ name, count }) => (
          <li key={name}>
            <Link className="tables-name" href={tableRoutes.backups(name)}>
              {name}
            </Link>
            <span className="tables-small">{` ${formatCount(count, { one: '{n} backup', other: '{n} backups' })}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
