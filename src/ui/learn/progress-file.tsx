/** Takes the learner's progress to another browser, by a file, and onto paper. */
import { type ChangeEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { formatCount } from '#session/format.ts';
import { browserProgress } from '#session/lesson-progress.ts';
import { progressFileName, readProgressFile, writeProgressFile } from '#session/progress-transfer.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { saveFile } from '#ui/shell/save-file.ts';
import { lessons } from './course.ts';
import './progress-file.css';

const ids = lessons.map(({ summary }) => summary.id);

export function ProgressFile({ onRead }: { readonly onRead: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const load = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file === undefined) return;
    try {
      const read = readProgressFile(new Uint8Array(await file.arrayBuffer()), ids);
      for (const progress of read) browserProgress.write(progress);
      onRead();
      setSaid(say('Progress of {lessons} was read.', { lessons: formatCount(read.length, { one: '{n} lesson', other: '{n} lessons' }) }));
    } catch (thrown) {
      setSaid(thrown instanceof Error ? thrown.message : String(thrown));
    }
    // The same file may be chosen again.
    target.value = '';
  };
  return (
    <div className="progress-file">
      <button type="button" className="control-button" onClick={() => saveFile(progressFileName, writeProgressFile(browserProgress, ids))}>
        {say('Save progress to a file')}
      </button>
      <button type="button" className="control-button" onClick={() => input.current?.click()}>
        {say('Load progress from a file')}
      </button>
      <input ref={input} type="file" accept=".json,application/json" hidden aria-label={say('A file of progress')} onChange={(event) => void load(event)} />
      <Link className="control-link" href={routes.summary}>
        {say('What you can do now, to print')}
      </Link>
      <p role="status">{said}</p>
    </div>
  );
}
