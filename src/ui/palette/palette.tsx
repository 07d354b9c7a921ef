/** Everything by its name: type a few letters, choose with the arrow keys, go with Enter. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { findCommands, palette } from '#session/palette.ts';
import { say } from '#texts/say.ts';
import { useCommands } from './use-commands.ts';
import './palette.css';

const close = (): void => palette.setState({ isOpen: false });

export default function Palette() {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useCommands();
  const found = findCommands(commands, typed);
  const at = Math.min(chosen, found.length - 1);
  useEffect(() => dialog.current?.showModal(), []);

  const run = (index: number): void => {
    const command = found[index];
    if (command === undefined) return;
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(at);
    else if (step !== undefined && found.length > 0) setChosen((at + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={say('Find')} onClose={close} onClick={({ target }) => target === dialog.current && close()}>
      <div className="palette-inside">
        <input
          className="palette-field"
          role="combobox"
          aria-label={say('Find a screen, a table, a lesson or something to do')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length === 0 ? undefined : `${id}-${at}`}
          autoComplete="off"
          spellCheck={false}
          placeholder={say('Find a screen, a table, a lesson')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={say('Found')}>
          {found.map(({ id: name, text, group }, index) => (
            <li key={name} id={`${id}-${index}`} role="option" aria-selected={index === at} onPointerMove={() => setChosen(index)} onClick={() => run(index)}>
              <span className="palette-text">{text}</span>
              <span className="palette-group">{group}</span>
            </li>
          ))}
        </ul>
        <p className="palette-note" role="status">
          {found.length === 0 ? say('Nothing here is called “{typed}”.', { typed }) : ''}
        </p>
      </div>
    </dialog>
  );
}
