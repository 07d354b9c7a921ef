/** What a page cost and who answered, in one line, with the way to its road. */
import type { Exchange } from '#session/exchange.ts';
import { countsOf } from '#session/exploration.ts';
import { formatBytes, formatDollars, formatDuration, formatNumber, formatUnits } from '#session/format.ts';
import { RoadLink } from '../tables/road-link.tsx';

export function PageCost({ page }: { readonly page: Exchange }) {
  const { count, scanned } = countsOf(page);
  const events = page.trace?.events ?? [];
  const bytes = events.reduce((sum, event) => (event.type === 'items.read' ? sum + event.bytes : sum), 0);
  const partitions = new Set(events.flatMap((event) => (event.type === 'replica.read' ? [event.partitionId] : [])));
  const facts = [
    `read ${formatNumber(scanned, 0)}, returned ${formatNumber(count, 0)}`,
    formatBytes(bytes),
    partitions.size === 1 ? `partition ${[...partitions].join('')}` : `${partitions.size} partitions`,
    formatDuration(page.latencyMs),
  ];
  return (
    <>
      <span className="tables-reads">{formatUnits(page.cost.readUnits, 'read')}</span>
      {' · '}
      <span className="tables-money">{formatDollars(page.cost.dollars)}</span>
      {` · ${facts.join(' · ')} · `}
      <RoadLink exchange={page} />
    </>
  );
}
