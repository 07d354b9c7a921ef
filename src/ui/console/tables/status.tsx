/** The status of a table or an index, and how much virtual time is left until the next. */
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { IndexRecord, TableRecord, VectorIndexRecord } from '#engine';
import { formatDuration } from '#session/format.ts';
import { statusFacts } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import './status.css';

export interface StatusProps {
  readonly of: TableRecord | IndexRecord | VectorIndexRecord;
  /** Says how long the present status lasts. */
  readonly withTime?: boolean;
}

export function Status({ of, withTime = false }: StatusProps) {
  const { status, isChanging, phase } = statusFacts(of, 0);
  return (
    <span className="status">
      <StatusIndicator type={isChanging ? 'in-progress' : 'success'}>
        {status}
        {phase !== undefined && `, ${phase}`}
      </StatusIndicator>
      {withTime && isChanging && <TimeLeft of={of} />}
    </span>
  );
}

function TimeLeft({ of }: Pick<StatusProps, 'of'>) {
  const clock = useSessionState((state) => state.clock);
  const { leftMs } = statusFacts(of, useVirtualNow(clock, 100));
  if (leftMs === undefined) return null;
  const left = say('{leftMs} of virtual time left', { leftMs: formatDuration(Math.ceil(leftMs / 100) * 100) });
  return <span className="tables-small">{clock.speed === 0 ? say('{left}; time is paused', { left }) : left}</span>;
}
