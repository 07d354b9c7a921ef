/** The tables of the workspace and what they weigh. */
import { Link } from 'wouter';
import { formatBytes, formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { routes } from '#ui/shell/routes.ts';

export function ContentsPane({ tables }: { readonly tables: readonly TableSummary[] | undefined }) {
  return (
    <section className="workspace-pane" aria-labelledby="workspace-contents">
      <h2 id="workspace-contents">{say('What is in it')}</h2>
      {tables === undefined || tables.length === 0 ? (
        <p>
          {saidWith('Tables appear here with their items and bytes. {link}', { link: <Link href={routes.createTable}>{say('Create a table')}</Link> })}
        </p>
      ) : (
        <div className="workspace-scroll">
          <table className="workspace-tables">
            <thead>
              <tr>
                <th scope="col">{say('Table')}</th>
                <th scope="col">{say('Status')}</th>
                <th scope="col" className="workspace-number">
                  {say('Items')}
                </th>
                <th scope="col" className="workspace-number">
                  {say('Size')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tables.map(({ record, itemCount, bytes }) => (
                <tr key={record.number}>
                  <th scope="row">
                    <Link href={routes.table(record.name)}>{record.name}</Link>
                  </th>
                  <td>{record.status}</td>
                  <td className="workspace-number">{formatNumber(itemCount)}</td>
                  <td className="workspace-number">{formatBytes(bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
