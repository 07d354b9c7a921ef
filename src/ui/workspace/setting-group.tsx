/** Settings that belong together: each with its field, what it usually is, what it means and where that comes from. */
import type { SettingFacts, SettingGroupFacts } from '#session/workspace-settings.ts';
import { say } from '#texts/say.ts';

export const fieldIdOf = (name: string): string => `setting-${name}`;

export interface SettingGroupProps {
  readonly group: SettingGroupFacts;
  readonly onChange: (name: SettingFacts['name'], text: string) => void;
}

export function SettingGroup({ group: { id, title, settings }, onChange }: SettingGroupProps) {
  return (
    <section className="setting-group" aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`} tabIndex={-1}>
        {title}
      </h2>
      {settings.map((setting) => (
        <Setting key={setting.name} setting={setting} onChange={(text) => onChange(setting.name, text)} />
      ))}
    </section>
  );
}

function Setting({ setting, onChange }: { readonly setting: SettingFacts; readonly onChange: (text: string) => void }) {
  const { name, label, unit, text, usual, usualText, bounds, here, says, source, isUsual, problem } = setting;
  const id = fieldIdOf(name);
  return (
    <div className="setting" data-unusual={!isUsual} data-wrong={problem !== undefined}>
      <div className="setting-name">
        <label htmlFor={id}>{label}</label>
        <code>{name}</code>
        {!isUsual && <span className="setting-mark">{say('not as usual')}</span>}
      </div>
      <div className="setting-value">
        <span className="setting-field">
          <input
            id={id}
            value={text}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-more ${id}-problem`}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
          <span>{unit}</span>
        </span>
        <p id={`${id}-more`} className="setting-usual">
          {usual}; {bounds}
          {here !== undefined && `; ${say('{here} in this workspace', { here })}`}
        </p>
        <p id={`${id}-problem`} className="setting-problem">
          {problem !== undefined && <span className="workspace-bad">{problem}</span>}
        </p>
        {!isUsual && (
          <button type="button" className="control-link" onClick={() => onChange(usualText)}>
            {say('As usual')}<span className="visually-hidden"> {label}</span>
          </button>
        )}
      </div>
      <div className="setting-says">
        <p>{says}</p>
        <p className="workspace-small">
          {typeof source === 'string' ? (
            <>
              <b>{say('Our assumption.')}</b> {source}
            </>
          ) : (
            <>
              {say('Source:')}{' '}
              <a href={source.href} lang="en" target="_blank" rel="noreferrer">
                {source.title}
              </a>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
