/** A lesson that was read and not begun: what it is, what it would make, and whose it is not. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { formatCount } from '#session/format.ts';
import { linkCharsMax, packText } from '#session/share-link.ts';
import { sharedLessons } from '#session/shared-lessons.ts';
import { say } from '#texts/say.ts';
import { copyText } from '#ui/requests/copy-text.ts';
import { routes } from '#ui/shell/routes.ts';
import type { LessonReading } from './use-lesson-reading.ts';

export function ReadingOutcome({ reading }: { readonly reading: LessonReading }) {
  switch (reading.kind) {
    case 'nothing':
      return null;
    case 'reading':
      return <p>{say('Reading {name}.', { name: reading.name })}</p>;
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
        <b>{say('{name} is no lesson that can be opened.', { name })}</b> {say('Nothing here has changed.')}
      </p>
      <p>
        {line !== undefined && <b>{say('Line {line}:', { line })} </b>}
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
      <p className="lesson-foreign-note">{say("This lesson is not Dynascope's. It came from {name}, and nobody here has checked what it says.", { name })}</p>
      <p>
        {say('{steps}, about {minutes}.', {
          steps: formatCount(lesson.steps.length, { one: '{n} step', other: '{n} steps' }),
          minutes: formatCount(lesson.minutes, { one: '{n} minute', other: '{n} minutes' }),
        })}{' '}
        {tables.length === 0
          ? say('It begins with no table.')
          : tables.length > 5
            ? say('It begins with {tables}: {names}, ….', {
              tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
              names: tables.slice(0, 5).join(', '),
            })
          : say('It begins with {tables}: {names}.', {
            tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
            names: tables.slice(0, 5).join(', '),
          })}
      </p>
      <ul>
        {lesson.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
      <p>{say('It holds data only: texts, requests, and what to check. It gets tables and progress of its own; yours stay as they are.')}</p>
      <div className="shared-buttons">
        <button type="button" className="control-button" data-kind="primary" onClick={start}>
          {say('Start this lesson')}
        </button>
        <CopyLink text={text} />
        <Link className="control-link" href={routes.learn}>
          {say('Not now')}
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
    if (packed === undefined) return setSaid(say('It is too long for a link of {linkCharsMax} characters. Share the file.', { linkCharsMax }));
    const made = `${location.origin}${location.pathname}#${routes.sharedLesson}${packed}`;
    const isCopied = await copyText(made);
    setLink(isCopied ? undefined : made);
    setSaid(isCopied ? say('Copied, {characters}.', { characters: formatCount(made.length, { one: '{n} character', other: '{n} characters' }) }) : say('This browser lets nothing be copied here. Copy it by hand:'));
  };
  return (
    <>
      <button type="button" className="control-button" onClick={() => void copy()}>
        {say('Copy a link to it')}
      </button>
      <span role="status">{said}</span>
      {link !== undefined && <input className="shared-link mono" readOnly aria-label={say('Link to this lesson')} value={link} onFocus={({ currentTarget }) => currentTarget.select()} />}
    </>
  );
}
