/** Events as rows: when, what kind, the sentence, and what caused it. A table is what this picture is. */
import { useLocation } from 'wouter';
import { eventKinds, type TimelineEvent } from '#session/folds/timeline.ts';
import { say } from '#texts/say.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';

export function TimelineRows({ events }: { readonly events: readonly TimelineEvent[] }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const seeRoad = (exchange: number): void => {
    session.choose(exchange);
    navigate(routes.road);
  };
  return (
    <TwinScroll label={say('Events')} isShown>
      <table className="twin twin-stacked timeline-rows">
        <caption className="visually-hidden">{say('Events, newest first')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Time')}</th>
            <th scope="col">{say('Kind')}</th>
            <th scope="col">{say('What happened')}</th>
            <th scope="col">{say('Cause')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ number, time, type, kind, sentence, isRefusal, cause }) => (
            <tr key={number}>
              <td className="mono">{time}</td>
              <td className="timeline-kind">
                <Mark kind={kind} isRefusal={isRefusal} /> {nameOf(kind)}
              </td>
              <td>
                <span lang="en">{sentence}</span> <code>{type}</code>
              </td>
              <td>
                {cause.kind === 'road' ? (
                  <button type="button" className="inside-link" aria-label={say('Road of {cause}', { cause: cause.text })} onClick={() => seeRoad(cause.exchange)}>
                    {cause.text}
                  </button>
                ) : (
                  cause.text
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}

const nameOf = (kind: TimelineEvent['kind']): string => eventKinds.find((one) => one.kind === kind)?.text.toLowerCase() ?? kind;

function Mark({ kind, isRefusal }: Pick<TimelineEvent, 'kind' | 'isRefusal'>) {
  return (
    <svg className="timeline-mark" data-kind={kind} width="12" height="12" aria-hidden="true">
      {isRefusal ? <path className="timeline-cross" d="M2 2l8 8M10 2l-8 8" /> : kind === 'partition' ? <path d="M6 11V6L2 1M6 6l4-5" /> : <circle cx="6" cy="6" r="4" />}
    </svg>
  );
}
