/** The price book, whole. */
import { priceBook } from '#session/prices.ts';
import { formatDollars, formatNumber } from '#session/format.ts';
import { isAssumedPrice } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';

const classes = [
  { tableClass: 'STANDARD', name: say('Standard') },
  { tableClass: 'STANDARD_INFREQUENT_ACCESS', name: say('Standard-IA') },
] as const;

const lines = [
  { what: say('A million read units'), field: 'readsPerMillion' },
  { what: say('A million write units'), field: 'writesPerMillion' },
  { what: say('One RCU for an hour'), field: 'readUnitHour' },
  { what: say('One WCU for an hour'), field: 'writeUnitHour' },
  { what: say('One GB for a month'), field: 'storageGbMonth' },
] as const;

/** Prices have more digits than sums, and two at least. */
const priceText = (dollars: number): string =>
  Number.isInteger(dollars * 100) || dollars < 0.01 ? formatDollars(dollars) : `$${formatNumber(dollars, 3)}`;

export function PricesPane() {
  return (
    <section className="bill-pane" aria-labelledby="bill-prices">
      <h2 id="bill-prices">{say('Price book')}</h2>
      <p>{say('As AWS published them for {region} in {date}. A million reads of a stream cost {price} in either class.', {
        region: priceBook.region,
        date: priceBook.date,
        price: priceText(priceBook.streamReadsPerMillion),
      })}</p>
      <table className="bill-table">
        <thead>
          <tr>
            <th scope="col">{say('Price of')}</th>
            {classes.map(({ name }) => (
              <th key={name} scope="col" className="bill-number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, field }) => (
            <tr key={field}>
              <th scope="row">{what}</th>
              {classes.map(({ tableClass }) => (
                <td key={tableClass} className="bill-number">
                  {isAssumedPrice(tableClass) && field.endsWith('Hour') ? (
                    <span className="bill-assumed">{priceText(priceBook.classes[tableClass][field])}</span>
                  ) : (
                    priceText(priceBook.classes[tableClass][field])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
