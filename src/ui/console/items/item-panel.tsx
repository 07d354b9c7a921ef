/** An item: what it holds, what it weighs, what it costs, where it lives. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { Link } from 'wouter';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { AttributeMap, TableRecord } from '#engine';
import { entriesOf, weightFacts } from '#session/item-look.ts';
import { cellOf } from '#session/explore-rows.ts';
import type { Fate } from '#session/item-history.ts';
import { itemRoutes } from '#session/item-route.ts';
import { weightOf } from '#session/item-weight.ts';
import { dynamoText } from '#session/plain-json.ts';
import { keysOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { copyText } from '#ui/requests/copy-text.ts';
import { JsonTextView } from '#ui/requests/json-text-view.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { AttributeList } from './attribute-list.tsx';
import { CostRows } from './cost-rows.tsx';
import { PlacePicture } from './place-picture.tsx';
import { useItemLook } from './use-item-look.ts';
import { WeightBar } from './weight-bar.tsx';
import './item-panel.css';

export interface ItemPanelProps {
  readonly table: TableRecord;
  readonly item: AttributeMap;
  /** Nothing where the read left out a part of it. */
  readonly itemKey: AttributeMap | undefined;
  /** The read returned only some of its attributes. */
  readonly isPart: boolean;
  readonly fate: Fate | undefined;
  readonly onClose: () => void;
  readonly onDelete: (key: AttributeMap) => void;
}

const views = [
  { id: 'form', text: say('Form') },
  { id: 'json', text: 'JSON' },
];

const fateWords = {
  changed: say('It has been changed since it was read. Below is what the read returned.'),
  deleted: say('It has been deleted since it was read.'),
} as const;

export function ItemPanel({ table, item, itemKey, isPart, fate, onClose, onDelete }: ItemPanelProps) {
  const [view, setView] = useState('form');
  const [said, setSaid] = useState('');
  const keys = keysOf(table).map(({ name }) => name);
  const look = useItemLook(table, fate === undefined ? itemKey : undefined, item);
  const weight = isPart ? undefined : weightOf(item);
  const copy = async (): Promise<void> => setSaid((await copyText(dynamoText(item))) ? say('Copied as DynamoDB JSON') : say('This browser lets nothing be copied here'));
  return (
    <>
      <div className="item-panel-head">
        <h2>{titleOf(item, keys)}</h2>
        <Button iconName="close" variant="icon" ariaLabel={say('Close the item')} onClick={onClose} />
      </div>
      <div className="item-panel-bar">
        <SegmentedControl label={say('Show the item as')} options={views} selectedId={view} onChange={({ detail }) => setView(detail.selectedId)} />
        <div className="item-panel-actions">
          {itemKey !== undefined && fate !== 'deleted' && <Button href={hrefOf(itemRoutes.edit(table.name, itemKey))}>{say('Edit')}</Button>}
          <Button iconName="copy" ariaLabel={say('Copy the item')} onClick={() => void copy()} />
        </div>
      </div>
      <p className="item-panel-said" role="status">
        {said}
      </p>
      {fate !== undefined && <p className="item-panel-note">{fateWords[fate]}</p>}
      {view === 'form' ? (
        <AttributeList entries={entriesOf(item, keys)} keys={keys} />
      ) : (
        <div className="item-panel-json">
          <JsonTextView text={dynamoText(item)} />
        </div>
      )}
      {isPart && <p className="item-panel-note">{say('The read returned only some of its attributes, so its weight is not known here. Edit reads the whole item.')}</p>}
      {weight !== undefined && <WeightBar facts={weightFacts(weight)} />}
      {look !== undefined && (
        <>
          <CostRows label={say('What it costs')} rows={look.costs} />
          {look.place !== undefined && (
            <section className="item-panel-place">
              <h3>{say('Where it lives')}</h3>
              <PlacePicture table={table} place={look.place} />
              <Link href={routes.keySpace}>{say('Show in key space')}</Link>
            </section>
          )}
        </>
      )}
      {itemKey !== undefined && fate !== 'deleted' && (
        <div className="item-panel-end">
          <Button href={hrefOf(itemRoutes.duplicate(table.name, itemKey))}>{say('Duplicate')}</Button>
          <Button onClick={() => onDelete(itemKey)}>{say('Delete')}</Button>
        </div>
      )}
    </>
  );
}

/** The sort key says which item of a collection it is, the partition key alone where there is no other. */
function titleOf(item: AttributeMap, keys: readonly string[]): string {
  const own = Object.entries(item).find(([name]) => name === keys.at(-1)) ?? Object.entries(item)[0];
  return own === undefined ? say('Item') : (cellOf(own[1])?.text ?? say('Item'));
}
