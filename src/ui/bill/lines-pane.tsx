/** The bill itself: table by table and kind by kind, each line with its arithmetic. */
import { Link } from 'wouter';
import { type BilledTable, type Bill, type BillRow, formatSum } from '#session/bill.ts';
import { formatDuration } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';

export function LinesPane({ bill }: { readonly bill: Bill | undefined }) {
  return (
    <section className="bill-pane" aria-labelledby="bill-lines">
      <h2 id="bill-lines">{say('By table and kind')}</h2>
      {bill === undefined || bill.tables.length === 0 ? (
        <p>
          {say('Every request, every provisioned unit and every stored byte appears here with its price.')}{' '}
          <Link href={routes.createTable}>{say('Create a table')}</Link>
        </p>
      ) : (
        <>
          <div className="bill-scroll" tabIndex={0} role="group" aria-labelledby="bill-lines">
            <table className="bill-table">
              <thead>
                <tr>
                  <th scope="col">{say('Kind')}</th>
                  <th scope="col" className="bill-number bill-wide">
                    {say('Used')}
                  </th>
                  <th scope="col" className="bill-number bill-wide">
                    {say('× price')}
                  </th>
                  <th scope="col" className="bill-number">
                    {say('= so far')}
                  </th>
                  <th scope="col" className="bill-number">
                    {say('A month')}
                  </th>
                </tr>
              </thead>
              {bill.tables.map((table, at) => (
                <TableLines key={at} table={table} most={bill.monthDollars} />
              ))}
              <tfoot>
                <tr>
                  <th scope="row">{say('Everything')}</th>
                  <td className="bill-wide" />
                  <td className="bill-wide" />
                  <td className="bill-number bill-money">{formatSum(bill.dollars)}</td>
                  <td className="bill-number bill-money">{formatSum(bill.monthDollars)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
          <p className="bill-small">
            {say('A month is 730 hours. Requests go on at their average since the table was created, over an hour at least; capacity and storage stay as they are now.')}
          </p>
        </>
      )}
    </section>
  );
}

function TableLines({ table: { name, table, sinceMs, rows, dollars, monthDollars }, most }: { readonly table: BilledTable; readonly most: number }) {
  return (
    <tbody>
      <tr className="bill-group">
        <th scope="rowgroup">
          {table === undefined ? <span>{name}</span> : <Link href={routes.table(name)}>{name}</Link>}{' '}
          <span className="bill-small bill-since">{table === undefined ? say('deleted') : say('{sinceMs} of virtual time', { sinceMs: formatDuration(sinceMs) })}</span>
        </th>
        <td className="bill-wide" />
        <td className="bill-wide" />
        <td className="bill-number bill-money">{formatSum(dollars)}</td>
        <td className="bill-number bill-money">{table === undefined ? '' : formatSum(monthDollars)}</td>
      </tr>
      {rows.map((row) => (
        <Line key={row.kind} row={row} most={most} />
      ))}
    </tbody>
  );
}

function Line({ row: { what, tone, quantity, price, dollars, monthDollars }, most }: { readonly row: BillRow; readonly most: number }) {
  return (
    <tr>
      <th scope="row">
        {what}
        <span className="bill-small bill-narrow">{`${quantity} × ${price}`}</span>
      </th>
      <td className="bill-number bill-wide" data-tone={tone}>
        {quantity}
      </td>
      <td className="bill-number bill-wide">{price}</td>
      <td className="bill-number">{formatSum(dollars)}</td>
      <td className="bill-number">
        {monthDollars === undefined ? '' : formatSum(monthDollars)}
        {monthDollars !== undefined && most > 0 && (
          <span className="bill-bar" aria-hidden="true">
            <span style={{ width: `${(monthDollars / most) * 100}%` }} />
          </span>
        )}
      </td>
    </tr>
  );
}
