/** An item's bytes in a row, attribute by attribute: names outlined, values filled, all at one scale. */
import type { ItemPicture } from '#lesson/picture-data.ts';
import { formatBytes } from '#session/format.ts';
import { say } from '#texts/say.ts';
import './item-bar.css';

export function ItemBar({ data: { bytes, parts } }: { readonly data: ItemPicture }) {
  const widest = Math.max(...parts.map(({ nameBytes, valueBytes }) => nameBytes + valueBytes), 1);
  const share = (of: number): string => `${(100 * of) / widest}%`;
  return (
    <table className="item-bar">
      <caption className="visually-hidden">{say('{bytes} in all, by attribute', { bytes: formatBytes(bytes) })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Attribute')}</th>
          <th scope="col">
            <span className="item-bar-key item-bar-name" aria-hidden="true" /> {say('name')} <span className="item-bar-key item-bar-value" aria-hidden="true" /> {say('value')}
          </th>
          <th scope="col">{say('Bytes')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, nameBytes, valueBytes }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <div className="item-bar-row" aria-hidden="true">
                <span className="item-bar-name" style={{ width: share(nameBytes) }} />
                <span className="item-bar-value" style={{ width: share(valueBytes) }} />
              </div>
            </td>
            <td>
              {nameBytes} + {formatBytes(valueBytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
