/** How many items there are, and how many DescribeTable says there are. */
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { formatBytes, formatCount, formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { countFacts } from '#session/tables-facts.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import './item-counts.css';

export function ItemCounts({ table }: { readonly table: TableSummary }) {
  const clock = useSessionState((state) => state.clock);
  const physics = useSessionState((state) => state.physics);
  const { counted, now, isBehind, nextIn } = countFacts(table, useVirtualNow(clock, 60_000), physics);
  const { itemCountHours: hours } = physics.durations;
  const average = now === 0 ? undefined : Math.round(table.bytes / now);
  return (
    <Container header={<Header variant="h2">Items</Header>}>
      <dl className="item-counts">
        <div>
          <dt>Items now</dt>
          <dd>{formatNumber(now)}</dd>
        </div>
        <div>
          <dt>Size now</dt>
          <dd>{formatBytes(table.bytes)}</dd>
        </div>
        <div>
          <dt>Average item</dt>
          <dd>{average === undefined ? '-' : formatBytes(average)}</dd>
        </div>
        <div>
          <dt>ItemCount of DescribeTable</dt>
          <dd data-behind={isBehind}>{formatNumber(counted)}</dd>
        </div>
        <div>
          <dt>TableSizeBytes of DescribeTable</dt>
          <dd data-behind={isBehind}>{formatNumber(table.record.countedBytes)}</dd>
        </div>
      </dl>
      <p className="tables-note">
        {isBehind ? 'DescribeTable is behind: ' : 'DescribeTable is right, for now: '}
        {`it counts every ${hours === 6 ? 'six hours' : formatCount(hours, { one: '{n} hour', other: '{n} hours' })}, next in ${nextIn} of virtual time.`}
      </p>
    </Container>
  );
}
