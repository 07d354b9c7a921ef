/** The queues as a table. */
import { type IndexQueue, perSecond } from '#session/folds/index-queues.ts';
import { formatNumber } from '#session/format.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export function IndexTable({ tableName, queues, isShown }: { readonly tableName: string; readonly queues: readonly IndexQueue[]; readonly isShown: boolean }) {
  return (
    <TwinScroll label="Queues of global indexes" isShown={isShown}>
      <table className="twin">
        <caption>Queues of the global indexes of {tableName}</caption>
        <thead>
          <tr>
            <th scope="col">Index</th>
            <th scope="col">Waiting</th>
            <th scope="col">In</th>
            <th scope="col">Out</th>
            <th scope="col">Lag</th>
            <th scope="col">In the index</th>
            <th scope="col">Back-pressure</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ name, waiting, inPerSecond, outPerSecond, note, entries, backPressure }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatNumber(waiting)}</td>
              <td>{perSecond(inPerSecond)}</td>
              <td>{perSecond(outPerSecond)}</td>
              <td>{note}</td>
              <td>{entries}</td>
              <td>{backPressure ?? 'none'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}
