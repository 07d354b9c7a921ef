/** The queues as a table. */
import { type IndexQueue, perSecond } from '#session/folds/index-queues.ts';
import { formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export function IndexTable({ tableName, queues, isShown }: { readonly tableName: string; readonly queues: readonly IndexQueue[]; readonly isShown: boolean }) {
  return (
    <TwinScroll label={say('Queues of global indexes')} isShown={isShown}>
      <table className="twin">
        <caption>{say('Queues of the global indexes of {tableName}', { tableName })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Index')}</th>
            <th scope="col">{say('Waiting')}</th>
            <th scope="col">{say('In')}</th>
            <th scope="col">{say('Out')}</th>
            <th scope="col">{say('Lag')}</th>
            <th scope="col">{say('In the index')}</th>
            <th scope="col">{say('Back-pressure')}</th>
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
              <td>{backPressure ?? say('none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}
