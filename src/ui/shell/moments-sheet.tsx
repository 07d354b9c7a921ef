/** Where one can go: the checkpoints, and the changes one by one. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { formatBytes } from '#session/format.ts';
import { formatClock } from '#session/folds/virtual-time.ts';
import { type ChangeFacts, type CheckpointFacts, checkpointNameMax, checkpointsMax, type GoingFacts, nameOf } from '#session/going-back.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { LongWork } from './long-work.tsx';
import '#ui/requests/controls.css';
import './moments-sheet.css';

export default function MomentsSheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { travel } = useSession();
  const { going, said } = useStore(travel.store);
  useEffect(() => dialog.current?.showModal(), []);
  const leave = (work: Promise<void>): void => {
    dialog.current?.close();
    void work;
  };
  return (
    <dialog ref={dialog} className="moments" aria-labelledby="moments-title" onClose={onClose}>
      <div className="moments-head">
        <h2 id="moments-title">{say('Moments')}</h2>
        <button type="button" className="control-button" onClick={() => dialog.current?.close()}>
          {say('Close')}
        </button>
      </div>
      <p>{say('Everything goes back together: items, tables, indexes, streams, the bill, and virtual time.')}</p>
      <Checkpoints going={going} said={said} onGo={({ id, name }) => leave(travel.toCheckpoint(id, name))} />
      <Changes going={going} onLook={(change, isBefore) => leave(travel.look(isBefore ? { before: change.id } : { after: change.id }))} />
    </dialog>
  );
}

interface CheckpointsProps {
  readonly going: GoingFacts;
  readonly said: string | undefined;
  readonly onGo: (checkpoint: CheckpointFacts) => void;
}

function Checkpoints({ going: { checkpoints }, said, onGo }: CheckpointsProps) {
  const { travel } = useSession();
  const [name, setName] = useState('');
  const isFull = checkpoints.length >= checkpointsMax;
  const bytes = checkpoints.reduce((sum, checkpoint) => sum + checkpoint.bytes, 0);
  const keep = (event: React.FormEvent): void => {
    event.preventDefault();
    void travel.keepCheckpoint(name);
    setName('');
  };
  return (
    <section aria-labelledby="moments-checkpoints">
      <h3 id="moments-checkpoints">{say('Checkpoints')}</h3>
      <form className="moments-form" onSubmit={keep}>
        <label>
          <span>{say('Name')}</span>
          <input value={name} maxLength={checkpointNameMax} placeholder={say('Before the sale')} onChange={({ target }) => setName(target.value)} />
        </label>
        <button type="submit" className="control-button" disabled={name.trim() === '' || isFull}>
          {say('Keep this moment')}
        </button>
      </form>
      <LongWork className="moments-work" />
      <p className="moments-note" role="status">
        {said}
      </p>
      <p className="moments-note">
        {checkpoints.length === 0
          ? say('A checkpoint keeps the whole workspace as it is now, on this machine, until you delete it.')
          : (isFull ? say('{count} of {checkpointsMax}, {bytes} together. Delete one to keep another.', {
            count: checkpoints.length,
            checkpointsMax,
            bytes: formatBytes(bytes),
          }) : say('{count} of {checkpointsMax}, {bytes} together.', { count: checkpoints.length, checkpointsMax, bytes: formatBytes(bytes) }))}
      </p>
      <ul className="moments-list">
        {checkpoints.toReversed().map((checkpoint) => (
          <li key={checkpoint.id}>
            <span className="moments-what">{checkpoint.name}</span>
            <span className="moments-when">{`${formatClock(checkpoint.atMs)}, ${formatBytes(checkpoint.bytes)}`}</span>
            <span className="moments-actions">
              <button type="button" className="control-link" aria-label={say('Go back to {name}', { name: checkpoint.name })} onClick={() => onGo(checkpoint)}>
                {say('Go back')}
              </button>
              <button type="button" className="control-link" aria-label={say('Delete {name}', { name: checkpoint.name })} onClick={() => void travel.dropCheckpoint(checkpoint.id, checkpoint.name)}>
                {say('Delete')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChangesProps {
  readonly going: GoingFacts;
  readonly onLook: (change: ChangeFacts, isBefore: boolean) => void;
}

function Changes({ going, onLook }: ChangesProps) {
  const { changes, position } = going;
  const [first] = changes;
  return (
    <section aria-labelledby="moments-changes">
      <h3 id="moments-changes">{say('Changes, newest first')}</h3>
      <ol className="moments-list" reversed start={going.before + changes.length}>
        {changes.map((change, at) => <Row key={change.id} change={change} place={placeOf(at, position)} onLook={() => onLook(change, false)} />).toReversed()}
        {first !== undefined && going.before === 0 && (
          <li data-place={position === 0 ? 'now' : 'done'}>
            <span className="moments-what">{going.isCut ? say('Before the oldest change that is kept') : say('Before the first change')}</span>
            <span className="moments-when">{formatClock(first.atMs)}</span>
            <span className="moments-actions">
              {position === 0 ? <b>{say('Now')}</b> : <button type="button" className="control-link" onClick={() => onLook(first, true)}>{say('Look')}</button>}
            </span>
          </li>
        )}
      </ol>
      <p className="moments-note">{reachOf(going)}</p>
    </section>
  );
}

type Place = 'done' | 'now' | 'undone';

const placeOf = (at: number, position: number): Place => (at === position - 1 ? 'now' : at < position ? 'done' : 'undone');

function Row({ change, place, onLook }: { readonly change: ChangeFacts; readonly place: Place; readonly onLook: () => void }) {
  const name = nameOf(change);
  const time = formatClock(change.atMs);
  return (
    <li data-place={place}>
      <span className="moments-what">{name}</span>
      <span className="moments-when">{place === 'undone' ? say('{time}, taken back', { time }) : time}</span>
      <span className="moments-actions">
        {place === 'now' ? (
          <b>{say('Now')}</b>
        ) : (
          <button type="button" className="control-link" aria-label={say('Look at the tables after {name}, {time}', { name, time })} onClick={onLook}>
            {say('Look')}
          </button>
        )}
      </span>
    </li>
  );
}

/** How far back one can go, and what to do about it. */
function reachOf({ changes, before, isCut }: GoingFacts): string {
  if (changes.length === 0) return say('Nothing has been changed yet. Reads change nothing, so they don’t stand here.');
  if (before > 0) return say('{before} older changes are not listed; Undo reaches them.', { before });
  return isCut
    ? say('Older changes are let go: about 32 MB of them are kept. A checkpoint is kept for good.')
    : say('This is all that was changed. Reads change nothing, so they don’t stand here.');
}
