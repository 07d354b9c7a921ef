/** The status of a table or an index, and how much virtual time is left until the next. */
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { IndexRecord, TableRecord } from '#engine';
import { formatDuration } from '#session/format.ts';
import { statusFacts } from '#session/tables-facts.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';

export interface StatusProps {
  readonly of: TableRecord | IndexRecord;
  /** Says how long the present status lasts. */
  readonly withTime?: boolean;
}

export function Status({ of, withTime = false }: StatusProps) {
  const { status, isChanging, phase } = statusFacts(of, 0);
  return (
    <StatusIndicator type={isChanging ? 'in-progress' : 'success'}>
      {status}
      {phase !== undefined && `, ${phase}`}
      {withTime && isChanging && <TimeLeft of={of} />}
    </StatusIndicator>
  );
}

function TimeLeft({ of }: Pick<StatusProps, 'of'>) {
  const clock = useSessionState((state) => state.clock);
  const { leftMs } = statusFacts(of, useVirtualNow(clock, 100));
  if (leftMs === undefined) return null;
  if (clock.speed === 0) return <>{`, ${formatDuration(leftMs)} of virtual time left; time is paused`}</>;
  return <>{`, ${formatDuration(Math.ceil(leftMs / 100) * 100)} of virtual time left`}</>;
}
