/** "Record a lesson": an author works in the sandbox, and gets a lesson's text of it to go on from. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { type Draft, draftId, draftTitleMax, writeDraft } from '#lesson/draft/lesson-draft.ts';
import { formatCount } from '#session/format.ts';
import { type LessonRecorder, recordedMax, recorderOf, type Recording } from '#session/lesson-recorder.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useSession } from '#ui/session-context.tsx';
import { copyText } from '#ui/requests/copy-text.ts';
import { routes } from '#ui/shell/routes.ts';
import { saveFile } from '#ui/shell/save-file.ts';
import { ReadingOutcome } from './lesson-offer.tsx';
import { useLessonReading } from './use-lesson-reading.ts';
import '#ui/requests/controls.css';
import './shared.css';
import './record-screen.css';

export default function RecordScreen() {
  const recorder = recorderOf(useSession());
  const recording = useStore(recorder.store);
  return (
    <div className="shared">
      <nav className="shared-crumbs" aria-label={say('Where this page stands')}>
        <Link href={routes.learn}>{say('Learn')}</Link>
      </nav>
      <h1>{say('Record a lesson')}</h1>
      <p>
        {saidWith('Start, go to {tables} or {requests}, and do what a learner shall do. The lesson begins with the tables as they are at the start, and has a step for each of your requests. What it is about you write into its text afterwards.', {
          tables: <Link href={routes.tables}>{say('Tables')}</Link>,
          requests: <Link href={routes.json}>{say('Requests')}</Link>,
        })}
      </p>
      <Stage recorder={recorder} recording={recording} />
    </div>
  );
}

function Stage({ recorder, recording }: { readonly recorder: LessonRecorder; readonly recording: Recording }) {
  switch (recording.kind) {
    case 'idle':
    case 'refused':
      return (
        <>
          {recording.kind === 'refused' && (
            <p role="alert" className="shared-refusal">
              {recording.reason}
            </p>
          )}
          <button type="button" className="control-button" data-kind="primary" onClick={() => void recorder.start()}>
            {say('Start recording')}
          </button>
        </>
      );
    case 'recording':
      return (
        <>
          <p role="status">
            <b>{say('Recording: {requests}.', { requests: formatCount(recording.requests.length, { one: '{n} request', other: '{n} requests' }) })}</b>
            {recording.requests.length >= recordedMax && ` ${say('A lesson has {recordedMax} steps at most; what comes now is left out.', { recordedMax })}`}
          </p>
          <Requests recording={recording} />
          <div className="shared-buttons">
            <button type="button" className="control-button" data-kind="primary" disabled={recording.requests.length === 0} onClick={() => recorder.stop()}>
              {say('Stop')}
            </button>
            <button type="button" className="control-link" onClick={() => recorder.forget()}>
              {say('Give it up')}
            </button>
          </div>
        </>
      );
    case 'recorded':
      return <Recorded recorder={recorder} recording={recording} />;
  }
}

type Taken = Recording & { readonly kind: 'recording' | 'recorded' };

function Requests({ recording: { requests } }: { readonly recording: Taken }) {
  if (requests.length === 0) return null;
  return (
    <ol className="record-requests" aria-label={say('Requests')}>
      {requests.map(({ operation, input, error }, at) => (
        <li key={at}>
          <b>{operation}</b> {typeof input['TableName'] === 'string' && input['TableName']}
          {error !== undefined && <span> {say('refused with {error}', { error })}</span>}
        </li>
      ))}
    </ol>
  );
}

function Recorded({ recorder, recording }: { readonly recorder: LessonRecorder; readonly recording: Taken }) {
  const [title, setTitle] = useState('');
  const [said, setSaid] = useState('');
  const { reading, read } = useLessonReading();
  const name = title.trim() === '' ? say('A recorded lesson') : title.trim();
  const { start, requests, settings } = recording;
  const text = useMemo(() => writeDraft({ title: name, start, requests, settings } satisfies Draft), [name, start, requests, settings]);
  const fileName = `${draftId(name)}.md`;
  const copy = async (): Promise<void> => setSaid((await copyText(text)) ? say('Copied, {characters}.', { characters: formatCount(text.length, { one: '{n} character', other: '{n} characters' }) }) : say('This browser lets nothing be copied here. Download it.'));
  return (
    <>
      <Requests recording={recording} />
      <label className="record-title">
        {say('Title')}
        <input value={title} maxLength={draftTitleMax} placeholder={say('A recorded lesson')} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <textarea className="record-text mono" aria-label={say("The lesson's text")} readOnly rows={16} value={text} />
      <div className="shared-buttons">
        <button type="button" className="control-button" data-kind="primary" onClick={() => saveFile(fileName, new TextEncoder().encode(text))}>
          {say('Download {fileName}', { fileName })}
        </button>
        <button type="button" className="control-button" onClick={() => void copy()}>
          {say('Copy')}
        </button>
        <button type="button" className="control-button" onClick={() => void read(say('your recording'), () => Promise.resolve(text))}>
          {say('Try it')}
        </button>
        <button type="button" className="control-link" onClick={() => recorder.forget()}>
          {say('Throw it away')}
        </button>
        <span role="status">{said}</span>
      </div>
      <div role="status" className="record-outcome">
        <ReadingOutcome reading={reading} />
      </div>
    </>
  );
}
