/** How many items there are, and how many DescribeTable says there are. */
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { formatBytes, formatCount, formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { countFacts } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import './item-counts.css';

export function ItemCounts({ table }: { readonly table: TableSummary }) {
  const clock = useSessionState((state) => state.clock);
  const physics = useSessionState((state) => state.physics);
  const { counted, now, isBehind, nextIn } = countFacts(table, useVirtualNow(clock, 60_000), physics);
  const { itemCountHours: hours } = physics.durations;
  const hoursWords = hours === 6 ? say('six hours') : formatCount(hours, { one: '{n} hour', other: '{n} hours' });
  const average = now === 0 ? undefined : Math.round(table.bytes / now);
  return (
    <Container header={<Header variant="h2">{say('Items')}</Header>}>
      <dl className="item-counts">
        <div>
          <dt>{say('Items now')}</dt>
          <dd>{formatNumber(now)}</dd>
        </div>
        <div>
          <dt>{say('Size now')}</dt>
          <dd>{formatBytes(table.bytes)}</dd>
        </div>
        <div>
          <dt>{say('Average item')}</dt>
          <dd>{average === undefined ? '-' : formatBytes(average)}</dd>
        </div>
        <div>
          <dt>{say('ItemCount of DescribeTable')}</dt>
          <dd data-behind={isBehind}>{formatNumber(counted)}</dd>
        </div>
        <div>
          <dt>{say('TableSizeBytes of DescribeTable')}</dt>
          <dd data-behind={isBehind}>{formatNumber(table.record.countedBytes)}</dd>
        </div>
      </dl>
      <p className="tables-note">
        {isBehind
          ? say('DescribeTable is behind: it counts every {hours}, next in {nextIn} of virtual time.', { hours: hoursWords, nextIn })
          : say('DescribeTable is right, for now: it counts every {hours}, next in {nextIn} of virtual time.', { hours: hoursWords, nextIn })}
      </p>
    </Container>
  );
}
