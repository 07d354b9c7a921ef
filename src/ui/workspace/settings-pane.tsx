/** What can be set while the workspace lives, and what was set when it began. */
import { useState } from 'react';
import type { WorkspaceAbout } from '#session/connection.ts';
import { Link } from 'wouter';
import { formatCount, formatMoment, formatNumber } from '#session/format.ts';
import { pricesOf } from '#session/prices.ts';
import { chooseLanguage, chosenLanguage, languages } from '#texts/languages.ts';
import { say } from '#texts/say.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { chooseTheme, chosenTheme, type Theme } from '#ui/shell/theme.ts';
import { speeds } from '#ui/shell/time-controls.ts';

const paces = [{ value: '0', text: say('Paused') }, ...speeds.map((speed) => ({ value: String(speed), text: `x${speed}` }))];

const themes = [
  { value: 'system', text: say('As the system') },
  { value: 'light', text: say('Light') },
  { value: 'dark', text: say('Dark') },
] as const;

const lags = {
  realistic: say('Followers and global indexes lag behind, as in DynamoDB.'),
  none: say('Followers and global indexes are never behind.'),
  own: say('Followers and global indexes lag behind as the imported workspace says.'),
} as const;

const limits = {
  adaptive: say('Throughput is one budget of the table, as in DynamoDB today.'),
  burst: say('Throughput is divided among partitions, each with a bank of 300 s.'),
  static: say('Throughput is divided among partitions.'),
  unlimited: say('Throughput is counted, and nothing is refused.'),
} as const;

export function SettingsPane({ about }: { readonly about: WorkspaceAbout | undefined }) {
  const session = useSession();
  const speed = useSessionState((state) => state.clock.speed);
  const [theme, setTheme] = useState(chosenTheme);
  const show = (to: Theme): void => {
    chooseTheme(to);
    setTheme(to);
  };
  return (
    <section className="workspace-pane" aria-labelledby="workspace-settings">
      <h2 id="workspace-settings">{say('Settings')}</h2>
      <div className="workspace-setting">
        <span>{say('Speed of virtual time')}</span>
        <Segmented label={say('Speed of virtual time')} options={paces} value={String(speed)} onChange={(to) => void session.ask('SetClock', { Speed: Number(to) })} />
      </div>
      <div className="workspace-setting">
        <span>{say('Light or dark')}</span>
        <Segmented label={say('Light or dark')} options={themes} value={theme} onChange={show} />
      </div>
      {languages.length > 1 && <LanguageChoice />}
      {about !== undefined && (
        <dl className="workspace-facts">
          <div>
            <dt>{say('Seed')}</dt>
            <dd>{about.seed}</dd>
          </div>
          <div>
            <dt>{say('Began, in virtual time')}</dt>
            <dd>{formatMoment(about.startMs)}</dd>
          </div>
          <div>
            <dt>{say('Requests since then')}</dt>
            <dd>{formatNumber(about.requests)}</dd>
          </div>
        </dl>
      )}
      <p>
        {about !== undefined && `${unusualIn(about)} `}
        <Link className="control-link" href={routes.workspaceSettings}>
          {say('All settings of this workspace')}
        </Link>
      </p>
      <p className="workspace-small">
        {about !== undefined && `${lags[about.lag]} ${limits[about.throughput]} ${say('The same seed and the same requests give the same answers.')} `}
        {pricesOf}.
      </p>
    </section>
  );
}

const byBrowser = 'browser';

/** Only where there is one. */
function LanguageChoice() {
  const options = [
    { value: byBrowser, text: say('As the browser') },
    ...languages.map((code) => ({ value: code, text: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code })),
  ];
  return (
    <div className="workspace-setting">
      <span>{say('Language')}</span>
      <Segmented label={say('Language')} options={options} value={chosenLanguage() ?? byBrowser} onChange={(to) => chooseLanguage(to === byBrowser ? undefined : to)} />
    </div>
  );
}

function unusualIn({ physics }: WorkspaceAbout): string {
  const count = Object.keys(physics).length;
  return count === 0
    ? say('The numbers of the physics are as usual.')
    : formatCount(count, { one: '{n} number of the physics is not as usual.', other: '{n} numbers of the physics are not as usual.' });
}
