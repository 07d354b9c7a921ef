/** All keys on one sheet. */
import { useEffect, useRef } from 'react';
import { palette } from '#session/palette.ts';
import '#ui/requests/controls.css';
import './palette.css';

const sheets = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'Find a screen, a table, a lesson. On a Mac Cmd K'],
      ['?', 'This sheet'],
      ['Escape', 'Close, or leave an editor with Tab'],
    ],
  },
  {
    title: 'Time',
    keys: [
      ['Space', 'Stop time, or let it run'],
      [',', 'Look at the request before'],
      ['.', 'On to the next request or event, else by a second'],
      ['[', 'Slower'],
      [']', 'Faster'],
      ['Ctrl Z', 'Undo the last change, outside of editors'],
      ['Ctrl Shift Z', 'Redo it'],
    ],
  },
  {
    title: 'Editors',
    keys: [
      ['Ctrl Enter', 'Run. On a Mac Cmd Enter'],
      ['Ctrl Space', 'What can stand here'],
      ['Ctrl Z', 'Undo what was typed'],
    ],
  },
  { title: 'Pictures', keys: [['Arrow keys', 'From station to station, from mark to mark']] },
] as const;

export default function KeysSheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="palette" aria-labelledby="keys-sheet" onClose={() => palette.setState({ shown: undefined })}>
      <div className="palette-inside palette-sheet">
        <h2 id="keys-sheet">Keys</h2>
        <div className="palette-columns">
          {sheets.map(({ title, keys }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {keys.map(([key, what]) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <form method="dialog">
          <button type="submit" className="control-button">
            Close
          </button>
        </form>
      </div>
    </dialog>
  );
}
