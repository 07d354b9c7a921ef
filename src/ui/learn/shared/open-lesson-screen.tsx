/** "Open a lesson": one that somebody else has written, from a file. Those that were opened before stand below. */
import { type DragEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { textOfFile } from '#session/lesson-file.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { routes } from '#ui/shell/routes.ts';
import { ReadingOutcome } from './lesson-offer.tsx';
import { OpenedList } from './opened-list.tsx';
import { useLessonReading } from './use-lesson-reading.ts';
import '#ui/requests/controls.css';
import './shared.css';

export default function OpenLessonScreen() {
  const { reading, read } = useLessonReading();
  const open = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) void read(file.name, () => textOfFile(file));
  };
  return (
    <div className="shared">
      <nav className="shared-crumbs" aria-label={say('Where this page stands')}>
        <Link href={routes.learn}>{say('Learn')}</Link>
      </nav>
      <h1>{say('Open a lesson')}</h1>
      <p>
        {saidWith('A lesson that somebody else has written, as a file or in a link. It is read in this browser and sent nowhere. To write one yourself, {link}.', { link: <Link href={routes.recordLesson}>{say('record it')}</Link> })}
      </p>
      <DropZone onFiles={open} />
      <div role="status">
        <ReadingOutcome reading={reading} />
      </div>
      <OpenedList />
    </div>
  );
}

function DropZone({ onFiles }: { readonly onFiles: (files: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles(event.dataTransfer.files);
  };
  return (
    <div
      className="shared-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <button type="button" className="control-button" data-kind="primary" onClick={() => input.current?.click()}>
        {say('Choose a lesson file')}
      </button>
      <span>{say('or drop it here: a text that ends in .md')}</span>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={say('Lesson file')}
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
