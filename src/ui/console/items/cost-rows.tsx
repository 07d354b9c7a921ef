/** Units and dollars of a few requests, one a row. */
import type { CostRow } from '#session/item-look.ts';
import { say } from '#texts/say.ts';
import './cost-rows.css';

export function CostRows({ label, rows }: { readonly label: string; readonly rows: readonly CostRow[] }) {
  return (
    <table className="cost-rows">
      <caption className="visually-hidden">{label}</caption>
      <tbody>
        {rows.map(({ label: name, channel, units, dollars }, at) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            <td data-channel={channel}>{units}</td>
            <td data-channel="money">{dollars ?? say('paid by the hour')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
