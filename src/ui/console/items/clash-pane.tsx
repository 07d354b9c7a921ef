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
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';

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
      <section className="clash-pane" aria-label={say('Changed meanwhile')}>
        <h2>{say('The item has been changed since you read it')}</h2>
        <p>
          {say('Nothing was written. Your draft now stands on the item as it is by now: what others changed elsewhere in it is taken over.')}
          {clashes.length > 0 && ` ${say('These attributes were changed on both sides; Save writes yours.')}`}
        </p>
        {clashes.map((clash) => (
          <div className="clash-pane-row" key={clash.name}>
            <b className="mono">{clash.name}</b>
            <span>
              {saidWith('now {value}', { value: <code>{wordsOf(clash.now)}</code> })}
            </span>
            <span>
              {saidWith('yours {value}', { value: <code>{wordsOf(clash.mine)}</code> })}
            </span>
            <Button formAction="none" ariaLabel={say('Take {name} as it is now', { name: clash.name })} onClick={() => take(clash)}>
              {say('Take it as it is now')}
            </Button>
          </div>
        ))}
      </section>
    );
  }
  if (key !== undefined) {
    return (
      <section className="clash-pane" aria-label={say('Key taken')}>
        <h2>{say('An item with this key is there already')}</h2>
        <p>
          {saidWith('Nothing was written. Give this one another key, or {link}. This draft is kept.', { link: <Link href={itemRoutes.edit(table.name, key)}>{say('edit the one that is there')}</Link> })}
        </p>
      </section>
    );
  }
  return (
    <section className="clash-pane" aria-label={say('Deleted meanwhile')}>
      <h2>{say('The item has been deleted since you read it')}</h2>
      <p>{say('Nothing was written. Save makes it anew, from your draft.')}</p>
    </section>
  );
}

const wordsOf = (value: AttributeValue | undefined): string => (value === undefined ? say('absent') : cellOf(value)!.text);
