/** What is chosen with a word, and the seed of all chance. */
import type { WorkspaceAbout } from '#session/connection.ts';
import { type SettingChoices, type SettingsDraft, type SettingsFacts } from '#session/workspace-settings.ts';
import { say } from '#texts/say.ts';
import { fieldIdOf } from './setting-group.tsx';

export interface SettingChoicesPaneProps {
  readonly about: WorkspaceAbout;
  readonly facts: SettingsFacts;
  readonly seed: string;
  readonly onChange: (change: Partial<SettingsDraft>) => void;
}

const choices = [
  {
    name: 'throughput',
    title: say('Throughput'),
    options: [
      ['adaptive', say('One budget of the table, as in DynamoDB today')],
      ['burst', say('Divided among partitions, with burst, as before adaptive capacity')],
      ['static', say('Divided among partitions, as in 2012')],
      ['unlimited', say('Counted, and nothing is refused')],
    ],
  },
  {
    name: 'lag',
    title: say('Followers and global indexes'),
    options: [
      ['realistic', say('Lag behind, as in DynamoDB')],
      ['none', say('Are never behind')],
    ],
  },
  {
    name: 'expiry',
    title: say('Expired items'),
    options: [
      ['realistic', say('Are deleted late, as in DynamoDB')],
      ['quick', say('Are deleted within ten seconds')],
    ],
  },
] as const;

export function SettingChoicesPane({ about, facts, seed, onChange }: SettingChoicesPaneProps) {
  const choose = (name: keyof SettingChoices, value: string): void => onChange({ choices: { ...facts.choices, [name]: value } });
  const wrongSeed = facts.problems.find(({ name }) => name === 'seed')?.sentence;
  const id = fieldIdOf('seed');
  return (
    <section className="setting-group" aria-labelledby="settings-choices">
      <h2 id="settings-choices" tabIndex={-1}>
        {say('Rules and chance')}
      </h2>
      <div className="setting-choices">
        {choices.map(({ name, title, options }) => (
          <fieldset key={name} className="workspace-choices" data-unusual={facts.choices[name] !== options[0][0]}>
            <legend>
              {title}
              {facts.choices[name] !== options[0][0] && <span className="setting-mark">{say('not as usual')}</span>}
            </legend>
            {options.map(([value, text]) => (
              <label key={value}>
                <input type="radio" name={`setting-${name}`} checked={facts.choices[name] === value} onChange={() => choose(name, value)} />
                {text}
              </label>
            ))}
          </fieldset>
        ))}
        <div className="workspace-field">
          <label htmlFor={id}>{say('Seed of another workspace; left empty, one is drawn')}</label>
          <input id={id} value={seed} inputMode="numeric" autoComplete="off" aria-invalid={wrongSeed !== undefined} aria-describedby={`${id}-more`} onChange={({ currentTarget }) => onChange({ seed: currentTarget.value })} />
          <p id={`${id}-more`} className="setting-usual">
            {wrongSeed === undefined ? say('{seed} in this workspace', { seed: about.seed }) : <span className="workspace-bad">{wrongSeed}</span>}
          </p>
        </div>
      </div>
    </section>
  );
}
