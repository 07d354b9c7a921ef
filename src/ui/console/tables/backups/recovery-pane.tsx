/** Point-in-time recovery of a table: whether it is on, how far back it reaches, and what it costs. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Recovery, windowAt } from '#session/backups.ts';
import { formatSum, recoveryMonth } from '#session/bill.ts';
import { formatDollars, formatDuration, formatMoment } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { priceBook } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { RestoreMomentDialog } from './restore-dialog.tsx';

export interface RecoveryPaneProps {
  readonly table: TableSummary;
  readonly recovery: Recovery | undefined;
}

type Open = 'on' | 'off' | 'window' | 'restore';

export function RecoveryPane({ table, recovery: read }: RecoveryPaneProps) {
  const clock = useSessionState((state) => state.clock);
  const nowMs = useVirtualNow(clock, Math.max(1000, clock.speed * 500));
  const recovery = read && windowAt(read, nowMs);
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const dialog = open === 'on' || open === 'off' || open === 'window' ? open : undefined;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={recovery === undefined ? say('Off') : recovery.days === 1 ? say('On, for the last day') : say('On, for the last {days} days', { days: recovery.days })}
          actions={
            recovery === undefined ? (
              <Button onClick={() => setOpen('on')}>{say('Switch on')}</Button>
            ) : (
              <SpaceBetween direction="horizontal" size="xs">
                <Button ariaLabel={say('Restore to a point in time')} onClick={() => setOpen('restore')}>
                  {say('Restore')}
                </Button>
                <Button ariaLabel={say('Change the window of recovery')} onClick={() => setOpen('window')}>
                  {say('Change')}
                </Button>
                <Button ariaLabel={say('Switch off point-in-time recovery')} onClick={() => setOpen('off')}>
                  {say('Switch off')}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {say('Point-in-time recovery')}
        </Header>
      }
    >
      {recovery === undefined ? <Off /> : <Window table={table} recovery={recovery} nowMs={nowMs} />}
      {dialog !== undefined && <RecoveryDialog table={table} recovery={recovery} change={dialog} onClose={close} />}
      {open === 'restore' && recovery !== undefined && <RestoreMomentDialog record={table.record} recovery={recovery} onClose={close} />}
    </Container>
  );
}

const Off = () => (
  <div className="tables-stack">
    <p>
      {say('While it is on, DynamoDB keeps what every write has replaced or deleted. The table can go back to any second of the last 1 to 35 days, but for the last five minutes.')}
    </p>
    <p className="tables-note">
      {say('What is written while it is off can’t be undone by it later. It costs {recoveryGbMonth} per GB of the table and month, whatever the window.', { recoveryGbMonth: formatDollars(priceBook.recoveryGbMonth) })}
    </p>
  </div>
);

function Window({ table, recovery, nowMs }: { readonly table: TableSummary; readonly recovery: Recovery; readonly nowMs: number }) {
  const { earliestMs, latestMs } = recovery;
  const span = Math.max(1, nowMs - earliestMs);
  const share = Math.min(1, Math.max(0, (latestMs - earliestMs) / span));
  return (
    <div className="tables-stack">
      <dl className="recovery-facts">
        <Fact name={say('Earliest')} value={formatMoment(earliestMs)} />
        <Fact name={say('Latest')} value={formatMoment(latestMs)} note={say('{value} ago', { value: formatDuration(Math.max(0, nowMs - latestMs)) })} />
        <Fact name={say('Can go back')} value={formatDuration(latestMs - earliestMs)} />
        <Fact name={say('Price a month')} value={formatSum(recoveryMonth(table))} isMoney note={say('{recoveryGbMonth} per GB', { recoveryGbMonth: formatDollars(priceBook.recoveryGbMonth) })} />
      </dl>
      <div className="recovery-bar" aria-hidden="true">
        <span className="recovery-kept" style={{ width: `${share * 100}%` }} />
        <span className="recovery-now" />
      </div>
      <p className="recovery-legend tables-small" aria-hidden="true">
        <span>{formatMoment(earliestMs)}</span>
        <span>{say('now')}</span>
      </p>
      <p className="tables-note">
        {latestMs === earliestMs
          ? say('It was just switched on: for five minutes there is this one moment to go back to.')
          : say('Any second in between can be restored, in UTC. The last five minutes are on their way.')}
      </p>
    </div>
  );
}

function Fact({ name, value, note, isMoney = false }: { readonly name: string; readonly value: string; readonly note?: string; readonly isMoney?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={isMoney ? 'tables-money' : 'recovery-value'}>{value}</span>
        {note !== undefined && <span className="tables-small">{` ${note}`}</span>}
      </dd>
    </div>
  );
}
