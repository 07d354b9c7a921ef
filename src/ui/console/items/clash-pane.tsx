/** After a failed condition: what is there by now, and how the draft can go on. */
import Button from '@cloudscape-design/components/button';
import { Link } from 'wouter';
import type { AttributeMap, AttributeValue, TableRecord } from '#engine';
import { responseOf } from '#session/exchange.ts';
import { cellOf } from '#session/explore-rows.ts';
import type { DraftWork, ItemDesk } from '#session/item-desk.ts';
import { itemRoutes } from '#session/item-route.ts';
import { type Clash, withAttribute } from '#session/item-writing.ts';
import { primaryKeyOf } from '#session/table-keys.ts';

export interface ClashPaneProps {
  readonly table: TableRecord;
  readonly desk: ItemDesk;
  readonly place: string;
  readonly work: DraftWork;
}

export function ClashPane({ table, desk, place, work: { draft, refused, clashes } }: ClashPaneProps) {
  if (refused?.error?.name !== 'ConditionalCheckFailedException') return null;
  const now = responseOf<{ Item?: AttributeMap }>(refused)?.Item;
  const key = now && primaryKeyOf(table, now);
  if (clashes !== undefined) {
    const take = ({ name, now: theirs }: Clash): void => desk.change(place, withAttribute(draft, table, name, theirs));
    return (
      <section className="clash-pane" aria-label="Changed meanwhile">
        <h2>The item has been changed since you read it</h2>
        <p>
          Nothing was written. Your draft now stands on the item as it is by now: what others changed elsewhere in it is taken over.
          {clashes.length > 0 && ' These attributes were changed on both sides; Save writes yours.'}
        </p>
        {clashes.map((clash) => (
          <div className="clash-pane-row" key={clash.name}>
            <b className="mono">{clash.name}</b>
            <span>
              now <code>{wordsOf(clash.now)}</code>
            </span>
            <span>
              yours <code>{wordsOf(clash.mine)}</code>
            </span>
            <Button formAction="none" ariaLabel={`Take ${clash.name} as it is now`} onClick={() => take(clash)}>
              Take it as it is now
            </Button>
          </div>
        ))}
      </section>
    );
  }
  if (key !== undefined) {
    return (
      <section className="clash-pane" aria-label="Key taken">
        <h2>An item with this key is there already</h2>
        <p>
          Nothing was written. Give this one another key, or <Link href={itemRoutes.edit(table.name, key)}>edit the one that is there</Link>. This draft is kept.
        </p>
      </section>
    );
  }
  return (
    <section className="clash-pane" aria-label="Deleted meanwhile">
      <h2>The item has been deleted since you read it</h2>
      <p>Nothing was written. Save makes it anew, from your draft.</p>
    </section>
  );
}

const wordsOf = (value: AttributeValue | undefined): string => (value === undefined ? 'absent' : cellOf(value)!.text);
