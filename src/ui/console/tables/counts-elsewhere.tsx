/** How many items another engine says there are. */
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import './item-counts.css';

export function CountsElsewhere({ table: { itemCount, bytes } }: { readonly table: TableSummary }) {
  return (
    <Container header={<Header variant="h2">{say('Items')}</Header>}>
      <dl className="item-counts">
        <div>
          <dt>{say('ItemCount of DescribeTable')}</dt>
          <dd>{formatNumber(itemCount)}</dd>
        </div>
        <div>
          <dt>{say('TableSizeBytes of DescribeTable')}</dt>
          <dd>{formatNumber(bytes)}</dd>
        </div>
      </dl>
      <p className="tables-note">{say('AWS counts every six hours. Which partitions the items are in, another engine does not tell.')}</p>
    </Container>
  );
}
