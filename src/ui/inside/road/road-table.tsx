/** The road as a table: the same stations in the same order, with all that the picture shows of them. */
import { formatBytes, formatNumber } from '#session/format.ts';
import { nameOfReplica } from '#session/folds/replica-name.ts';
import type { Road, Station, Term, WhyPicture } from '#session/folds/road-model.ts';
import { say } from '#texts/say.ts';
import '#ui/kit/twin.css';

export function RoadTable({ road, withLinks }: { readonly road: Road; readonly withLinks: boolean }) {
  return (
    <table className="twin twin-stacked">
      <caption className="visually-hidden">{road.finding}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Station')}</th>
          <th scope="col">{say('Fact')}</th>
          <th scope="col">{say('Why')}</th>
          <th scope="col">{say('Events')}</th>
        </tr>
      </thead>
      <tbody>
        {road.stations.map((station, at) => (
          <Row key={at} station={station} withLinks={withLinks} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ station, withLinks }: { readonly station: Station; readonly withLinks: boolean }) {
  const { name, fact, remainder, isRefused, events, why } = station;
  const pictured = why.picture === undefined ? [] : sayPicture(why.picture);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {fact}
        <br />
        {remainder}
        {isRefused && (
          <>
            <br />
            {say('the road ends here')}
          </>
        )}
      </td>
      <td>
        <ul>
          <li>
            <b>{why.question}</b> {why.answer}
            {withLinks && why.source !== undefined && (
              <>
                {' '}
                <a href={why.source.href} target="_blank" rel="noreferrer">
                  {why.source.name}
                </a>
              </>
            )}
          </li>
          {pictured.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {why.arithmetic.map((terms, row) => (
            <li key={row}>{terms.map(sayTerm).join(' ')}</li>
          ))}
          {why.throttling?.reasons.map(({ reason, resource }) => (
            <li key={reason}>
              {say('ThrottlingReasons: {reason}, {resource}', { reason, resource })}
            </li>
          ))}
          {why.throttling?.remedies.map((remedy) => (
            <li key={remedy}>{say('What to do: {remedy}', { remedy })}</li>
          ))}
          {why.assumed !== undefined && <li>{say('Assumed: {assumed}', { assumed: why.assumed })}</li>}
        </ul>
      </td>
      <td>
        <ul>
          {events.map(({ sentence }, at) => (
            <li key={at} lang="en">{sentence}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

const sayTerm = ({ operator, value, label }: Term): string => `${operator === undefined ? '' : `${operator === 'of' ? say('of') : operator} `}${value} (${label})`;

/** What the picture adds to question, answer and arithmetic. */
function sayPicture(picture: WhyPicture): string[] {
  switch (picture.kind) {
    case 'sheet':
      return picture.lines.map(({ name, value }) => `${name}: ${value}`);
    case 'hash-line':
      return picture.ranges.map(({ partitionId, label }) => say('{partitionId} owns {label}.', { partitionId, label }));
    case 'tanks':
      return picture.tanks.map(({ partitionId, asked, left, max, isRefused }) => {
        const values = { partitionId, asked: formatNumber(asked), left: formatNumber(left), max: formatNumber(max) };
        return isRefused
          ? say('{partitionId}: {asked} asked and refused, {left} of {max} left.', values)
          : say('{partitionId}: {asked} asked, {left} of {max} left.', values);
      });
    case 'lanes':
      return picture.lanes.map(({ role, replicaId, applied, note }) => say('{replica}, entry {applied}: {note}.', {
        replica: nameOfReplica({ role, replicaId }),
        applied: formatNumber(applied),
        note,
      }));
    case 'units':
      return [
        ...picture.bars.map(({ label, bytes, pieces }) => {
          const sizes = pieces.map(({ bytes: size, fate }) => (fate === 'dropped' ? `(${size})` : String(size))).join(' ');
          return `${label === undefined ? say('Bytes') : say('Bytes {label}', { label })}: ${formatBytes(bytes)}${pieces.length > 1 ? ` = ${sizes}` : ''}`;
        }),
        ...picture.legend.map(({ text }) => text),
      ];
    case 'lifecycle':
      return [say('{status} for {takes}, then {next}.', { status: picture.status, takes: picture.takes, next: picture.next })];
  }
}
