/** What the open screen shows, the words it uses, what to try next, and AWS's page. */
import { Link } from 'wouter';
import type { HelpText } from '#lesson/help.ts';
import { say } from '#texts/say.ts';
import { findPlaced } from '#ui/learn/course.ts';
import { routes } from '#ui/shell/routes.ts';

export interface HelpScreenProps {
  readonly screen: HelpText;
  /** The day that the links are of. */
  readonly linksOf: string;
  /** Called when a link leads away, where the help would lie over what it leads to. */
  readonly onLeave: (() => void) | undefined;
}

export function HelpScreen({ screen: { title, says, words, next, page }, linksOf, onLeave }: HelpScreenProps) {
  const lesson = findPlaced(next.lesson);
  return (
    <>
      <h2 tabIndex={-1} lang="en">
        {title}
      </h2>
      <p lang="en">{says}</p>
      <section aria-labelledby="help-words">
        <h3 id="help-words">{say('Words')}</h3>
        <dl className="help-words" lang="en">
          {words.map(({ term, says: meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      {lesson !== undefined && (
        <section aria-labelledby="help-next">
          <h3 id="help-next">{say('Try next')}</h3>
          <p>
            <span lang="en">{next.says}</span>{' '}
            <Link lang="en" href={routes.lesson(next.lesson)} onClick={onLeave}>
              {lesson.summary.title}
            </Link>
            , {say('{minutes} min', { minutes: lesson.summary.minutes })}
          </p>
        </section>
      )}
      <section aria-labelledby="help-page">
        <h3 id="help-page">{say('In AWS’s words')}</h3>
        <p>
          <a href={page.href} lang="en" target="_blank" rel="noreferrer">
            {page.title}
          </a>{' '}
          <span className="help-date">{say('link of {day}', { day: dayOf(linksOf) })}</span>
        </p>
      </section>
    </>
  );
}

const dayOf = (day: string): string => new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
