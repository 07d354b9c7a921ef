/** "Settings of this workspace": the numbers of the physics as they hold here, and another workspace with other ones. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { formatCount } from '#session/format.ts';
import { titleIn, workspaceNames } from '#session/workspace-names.ts';
import { storyTitleMax } from '#session/request-story.ts';
import { allUsual, settingsDraftOf, type SettingFacts, settingsFacts, type SettingsFacts, untouched } from '#session/workspace-settings.ts';
import { storyOf } from '#session/workspace-story.ts';
import type { WorkspaceTemplate } from '#session/workspace-templates.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';
import { SettingChoicesPane } from './setting-choices.tsx';
import { fieldIdOf, SettingGroup } from './setting-group.tsx';
import { useAbout } from './use-about.ts';
import '#ui/requests/controls.css';
import './workspace.css';
import './settings-screen.css';

/** More than fits into the requests that make a workspace again. */
const copiedItemsMax = 2000;
const copiedCallsMax = 400;

export function SettingsScreen() {
  const session = useSession();
  const about = useAbout(session);
  const title = useStore(workspaceNames, (names) => titleIn(names, session.connection.workspace));
  const store = settingsDraftOf(session);
  const draft = useStore(store);
  const [wanted, setWanted] = useState('');
  const [isOnlyUnusual, setOnlyUnusual] = useState(false);
  const [begins, setBegins] = useState<{ readonly copy: WorkspaceTemplate | undefined }>();
  const main = useRef<HTMLDivElement>(null);
  useEffect(() => {
    toTop();
    return toTop;
  }, []);
  const facts = about && settingsFacts(draft, about);
  const begin = async (): Promise<void> => {
    const wrong = facts?.problems[0];
    if (wrong !== undefined) return main.current?.querySelector<HTMLElement>(`#${fieldIdOf(wrong.name)}`)?.focus();
    const itemsOf = (session.store.getState().tables ?? []).map(({ record }) => record.name);
    const { tables } = await session.connection.facts({ itemsOf, itemsMax: copiedItemsMax });
    const story = storyOf(say('Copy of {title}', { title }).slice(0, storyTitleMax), tables);
    const isWhole = tables.every(({ items, itemCount }) => items.length === itemCount) && story.calls.length <= copiedCallsMax;
    const copy = isWhole && story.calls.length > 0 ? { ...story, id: 'copy', shows: say('The tables and items of this workspace, made again by requests.') } : undefined;
    setBegins({ copy });
  };
  const shows = ({ label, name, says, isUsual, isAsHere }: SettingFacts): boolean =>
    (!isOnlyUnusual || !isUsual || !isAsHere) && `${label} ${name} ${says}`.toLowerCase().includes(wanted.trim().toLowerCase());
  const groups = (facts?.groups ?? []).map((group) => ({ ...group, settings: group.settings.filter(shows) })).filter(({ settings }) => settings.length > 0);
  const isFiltered = isOnlyUnusual || wanted.trim() !== '';
  return (
    <div className="workspace settings-screen">
      <header className="workspace-head">
        <h1>{say('Settings of {title}', { title })}</h1>
        <Link className="control-link" href={routes.workspace}>
          {say('Workspace')}
        </Link>
      </header>
      {about !== undefined && facts !== undefined && (
        <>
          <div className="settings-screen-columns">
            <nav className="settings-screen-groups" aria-label={say('Groups of settings')}>
              {(isFiltered ? [] : [{ id: 'choices', title: say('Rules and chance') }]).concat(groups).map(({ id, title: text }) => (
                <button key={id} type="button" className="control-link" onClick={() => goTo(id)}>
                  {text}
                </button>
              ))}
            </nav>
            <div className="settings-screen-main" ref={main}>
              <p className="settings-screen-about">
                {saidWith('These hold since the workspace began and never change inside it: the same seed, settings and requests give the same answers. What you set here begins {another}; this one stays as it is.', { another: <b>{say('another workspace')}</b> })}
              </p>
              <div className="settings-screen-tools">
                <input type="search" aria-label={say('Find a setting')} placeholder={say('Find a setting')} value={wanted} onChange={({ currentTarget }) => setWanted(currentTarget.value)} />
                <label>
                  <input type="checkbox" checked={isOnlyUnusual} onChange={({ currentTarget }) => setOnlyUnusual(currentTarget.checked)} />
                  {say('Only what is not as usual')}
                </label>
              </div>
              {!isFiltered && <SettingChoicesPane about={about} facts={facts} seed={draft.seed} onChange={(change) => store.setState(change)} />}
              {groups.map((group) => (
                <SettingGroup key={group.id} group={group} onChange={(name, text) => store.setState({ texts: { ...store.getState().texts, [name]: text } })} />
              ))}
              {groups.length === 0 && isFiltered && <p className="settings-screen-none">{wanted.trim() === '' ? say('Every number is as usual.') : say('No setting has “{wanted}” in it.', { wanted: wanted.trim() })}</p>}
            </div>
          </div>
          <footer className="settings-screen-bar" data-edited={facts.edited > 0}>
            <p role="status">{standing(facts)}</p>
            <div className="workspace-buttons">
              <button type="button" className="control-button" disabled={facts.unusual === 0} onClick={() => store.setState(allUsual())}>
                {say('All as usual')}
              </button>
              <button type="button" className="control-button" disabled={facts.edited === 0} onClick={() => store.setState(untouched, true)}>
                {say('All as here')}
              </button>
              <button type="button" className="control-button" data-kind="primary" onClick={() => void begin()}>
                {say('Begin a workspace with these')}
              </button>
            </div>
          </footer>
        </>
      )}
      {begins !== undefined && facts?.beginning !== undefined && (
        <NewWorkspaceDialog
          onClose={() => setBegins(undefined)}
          settings={{ beginning: facts.beginning, sentence: say('It begins with {unusual}. {title} stays as it is, and both are under Workspaces.', {
            unusual: unusual(facts),
            title,
          }) }}
          copy={begins.copy}
          goesTo={routes.workspaceSettings}
        />
      )}
    </div>
  );
}

const unusual = ({ unusual: count }: SettingsFacts): string => (count === 0 ? say('all settings as usual') : say('{settings} not as usual', { settings: formatCount(count, { one: '{n} setting', other: '{n} settings' }) }));

function standing(facts: SettingsFacts): string {
  const [problem] = facts.problems;
  if (problem !== undefined) return `${formatCount(facts.problems.length, { one: '{n} value can’t be.', other: '{n} values can’t be.' })} ${problem.sentence}`;
  const here = facts.edited === 0
    ? say('As in this workspace')
    : say('{settings} not as in this workspace', { settings: formatCount(facts.edited, { one: '{n} setting', other: '{n} settings' }) });
  return `${here}, ${unusual(facts)}.`;
}

/** The place around has one scroll for all of its screens. */
const toTop = (): void => document.getElementById('main')?.scrollTo(0, 0);

function goTo(id: string): void {
  const heading = document.getElementById(`settings-${id}`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
