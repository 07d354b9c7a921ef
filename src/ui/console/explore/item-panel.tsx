/** One item beside the page: its attributes, its weight, what it costs to read, and where it lives. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import type { AttributeMap, TableRecord } from '#engine';
import { cellText } from '#session/answer.ts';
import { attributeOf, typeOf } from '#session/attributes.ts';
import { formatDollars, formatUnits } from '#session/format.ts';
import { dynamoText } from '#session/plain-json.ts';
import { keysOf, keyText, primaryKeyOf } from '#session/table-keys.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import { JsonTextView } from '#ui/requests/json-text-view.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { editRoute } from './item-routes.ts';
import { useItemFacts } from './use-item-facts.ts';
import { WeightBar } from './weight-bar.tsx';

export interface ItemPanelProps {
  readonly table: TableRecord;
  readonly item: AttributeMap;
  readonly onClose: () => void;
}

const views = [
  { value: 'form', text: 'Form' },
  { value: 'json', text: 'JSON' },
] as const;

export function ItemPanel({ table, item, onClose }: ItemPanelProps) {
  const [view, setView] = useState<'form' | 'json'>('form');
  const key = primaryKeyOf(table, item);
  const facts = useItemFacts(table.name, key);
  const title = keysOf(table).map(({ name }) => keyText(attributeOf(item, name) ?? {}));
  return (
    <aside className="item-panel" aria-label={`Item ${title.join(', ')}`}>
      <div className="item-panel-head">
        <h2 className="mono">{title.at(-1)}</h2>
        <Button variant="icon" iconName="close" ariaLabel="Close the item" onClick={onClose} />
      </div>
      <div className="tables-row">
        <Segmented label="Show the item as" options={views} value={view} onChange={setView} />
        {key !== undefined && <Button href={hrefOf(editRoute(table.name, key))}>Edit</Button>}
      </div>
      {view === 'json' ? (
        <div className="item-panel-text" tabIndex={0} role="group" aria-label="DynamoDB JSON">
          <JsonTextView text={dynamoText(item)} />
        </div>
      ) : (
        <table className="item-panel-attributes">
          <caption className="visually-hidden">Attributes: name, type, value</caption>
          <tbody>
            {Object.entries(item).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="item-panel-type">{typeOf(value)}</td>
                <td>{cellText(value).slice(0, 400)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <WeightBar item={item} />
      {facts !== undefined && (
        <>
          <table className="item-panel-costs">
            <caption>Read it by its key</caption>
            <tbody>
              {facts.reads.map(({ name, units, dollars }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="tables-reads">{formatUnits(units, 'read')}</td>
                  <td className="item-panel-money">{formatDollars(dollars)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div>
            <h3>Where it lives</h3>
            <p>{`Partition ${facts.partitionId} of ${facts.partitionCount}, ${facts.range}. Its key hashes to `}<span className="mono">{facts.hash}</span>.</p>
            <a href={hrefOf(routes.keySpace)}>Show in key space</a>
          </div>
        </>
      )}
    </aside>
  );
}
