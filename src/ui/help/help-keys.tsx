/** All keys: those of every screen as their listeners know them, then those of single parts. */
import type { Help } from '#lesson/help.ts';
import { say } from '#texts/say.ts';
import { chordName, type Shortcut, shortcuts as chords } from '#ui/shell/shortcuts.ts';

export function HelpKeys({ shortcuts, otherKeys }: Pick<Help, 'shortcuts' | 'otherKeys'>) {
  const rows = [...Object.entries(chords).map(([name, [chord]]) => ({ keys: chordName(chord), says: shortcuts[name as Shortcut] })), ...otherKeys];
  return (
    <section className="help-keys" aria-labelledby="help-keys">
      <h3 id="help-keys" tabIndex={-1}>
        {say('Keys')}
      </h3>
      <p className="help-date">{say('On a Mac, Cmd is for Ctrl.')}</p>
      <dl lang="en">
        {rows.map(({ keys, says }) => (
          <div key={keys + says}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
