/** What can be set while the workspace lives, and what was set when it began. */
import { useState } from 'react';
import type { WorkspaceAbout } from '#session/connection.ts';
import { Link } from 'wouter';
import { formatCount, formatMoment, formatNumber } from '#session/format.ts';
import { pricesOf } from '#session/prices.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { chooseTheme, chosenTheme, type Theme } from '#ui/shell/theme.ts';
import { speeds } from '#ui/shell/time-controls.ts';

const paces = [{ value: '0', text: 'Paused' }, ...speeds.map((speed) => ({ value: String(speed), text: `x${speed}` }))];

const themes = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const;

const lags = {
  realistic: 'Followers and global indexes lag behind, as in DynamoDB.',
  none: 'Followers and global indexes are never behind.',
  own: 'Followers and global indexes lag behind as the imported workspace says.',
} as const;

const limits = {
  adaptive: 'Throughput is one budget of the table, as in DynamoDB today.',
  burst: 'Throughput is divided among partitions, each with a bank of 300 s.',
  static: 'Throughput is divided among partitions.',
  unlimited: 'Throughput is counted, and nothing is refused.',
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
      <h2 id="workspace-settings">Settings</h2>
      <div className="workspace-setting">
        <span>Speed of virtual time</span>
        <Segmented label="Speed of virtual time" options={paces} value={String(speed)} onChange={(to) => void session.ask('SetClock', { Speed: Number(to) })} />
      </div>
      <div className="workspace-setting">
        <span>Light or dark</span>
        <Segmented label="Light or dark" options={themes} value={theme} onChange={show} />
      </div>
      {about !== undefined && (
        <dl className="workspace-facts">
          <div>
            <dt>Seed</dt>
            <dd>{about.seed}</dd>
          </div>
          <div>
            <dt>Began, in virtual time</dt>
            <dd>{formatMoment(about.startMs)}</dd>
          </div>
          <div>
            <dt>Requests since then</dt>
            <dd>{formatNumber(about.requests)}</dd>
          </div>
        </dl>
      )}
      <p>
        {about !== undefined && unusualIn(about)}
        <Link className="control-link" href={routes.workspaceSettings}>
          All settings of this workspace
        </Link>
      </p>
      <p className="workspace-small">
        {about !== undefined && `${lags[about.lag]} ${limits[about.throughput]} The same seed and the same requests give the same answers. `}
        {pricesOf}.
      </p>
    </section>
  );
}

function unusualIn({ physics }: WorkspaceAbout): string {
  const count = Object.keys(physics).length;
  return count === 0 ? 'The numbers of the physics are as usual. ' : `${formatCount(count, { one: '{n} number', other: '{n} numbers' })} of the physics ${count === 1 ? 'is' : 'are'} not as usual. `;
}
