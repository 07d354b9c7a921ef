/** A lesson that was read and not begun: what it is, what it would make, and whose it is not. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { formatCount } from '#session/format.ts';
import { linkCharsMax, packText } from '#session/share-link.ts';
import { sharedLessons } from '#session/shared-lessons.ts';
import { copyText } from '#ui/requests/copy-text.ts';
import { routes } from '#ui/shell/routes.ts';
import type { LessonReading } from './use-lesson-reading.ts';

export function ReadingOutcome({ reading }: { readonly reading: LessonReading }) {
  switch (reading.kind) {
    case 'nothing':
      return null;
    case 'reading':
      return <p>Reading {reading.name}.</p>;
    case 'refused':
      return <Refusal reading={reading} />;
    case 'read':
      return <Offer key={reading.lesson.id} reading={reading} />;
  }
}

function Refusal({ reading: { name, line, reason } }: { readonly reading: LessonReading & { readonly kind: 'refused' } }) {
  return (
    <div className="shared-refusal">
      <p>
        <b>{name} is no lesson that can be opened.</b> Nothing here has changed.
      </p>
      <p>
        {line !== undefined && <b>Line {line}: </b>}
        <span className="shared-reason">{reason}</span>
      </p>
    </div>
  );
}

function Offer({ reading: { name, text, lesson } }: { readonly reading: LessonReading & { readonly kind: 'read' } }) {
  const [, navigate] = useLocation();
  const tables = lesson.start.flatMap((call) => ('operation' in call && call.operation === 'CreateTable' ? [String(call.input['TableName'])] : []));
  const start = (): void => {
    sharedLessons.keep({ id: lesson.id, title: lesson.title, text });
    navigate(routes.openedLesson(lesson.id));
  };
  return (
    <section className="shared-offer" aria-labelledby="shared-offer">
      <h2 id="shared-offer">{lesson.title}</h2>
      <p className="lesson-foreign-note">This lesson is not Dynascope&apos;s. It came from {name}, and nobody here has checked what it says.</p>
      <p>
        {formatCount(lesson.steps.length, { one: '{n} step', other: '{n} steps' })}, about {formatCount(lesson.minutes, { one: '{n} minute', other: '{n} minutes' })}.{' '}
        {tables.length === 0 ? 'It begins with no table.' : `It begins with ${formatCount(tables.length, { one: '{n} table', other: '{n} tables' })}: ${tables.slice(0, 5).join(', ')}${tables.length > 5 ? ', …' : ''}.`}
      </p>
      <ul>
        {lesson.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
      <p>It holds data only: texts, requests, and what to check. It gets tables and progress of its own; yours stay as they are.</p>
      <div className="shared-buttons">
        <button type="button" className="control-button" data-kind="primary" onClick={start}>
          Start this lesson
        </button>
        <CopyLink text={text} />
        <Link className="control-link" href={routes.learn}>
          Not now
        </Link>
      </div>
    </section>
  );
}

/** The lesson in a link, where it is short enough. */
export function CopyLink({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  const [link, setLink] = useState<string>();
  const copy = async (): Promise<void> => {
    const packed = await packText(text);
    if (packed === undefined) return setSaid(`It is too long for a link of ${linkCharsMax} characters. Share the file.`);
    const made = `${location.origin}${location.pathname}#${routes.sharedLesson}${packed}`;
    const isCopied = await copyText(made);
    setLink(isCopied ? undefined : made);
    setSaid(isCopied ? `Copied, ${formatCount(made.length, { one: '{n} character', other: '{n} characters' })}.` : 'This browser lets nothing be copied here. Copy it by hand:');
  };
  return (
    <>
      <button type="button" className="control-button" onClick={() => void copy()}>
        Copy a link to it
      </button>
      <span role="status">{said}</span>
      {link !== undefined && <input className="shared-link mono" readOnly aria-label="Link to this lesson" value={link} onFocus={({ currentTarget }) => currentTarget.select()} />}
    </>
  );
}
