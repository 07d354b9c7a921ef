/** The places that have nothing to show of another engine, and why. */
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import type { NotThereProps } from './not-there.tsx';

const lessons: NotThereProps = {
  title: say('Lessons'),
  sentence: say('Lessons run in a sandbox of Dynascope’s own, where nothing costs and every step can be checked, so they are not there for another engine.'),
};

const places: readonly (readonly [root: string, NotThereProps])[] = [
  [
    '/inside',
    {
      title: say('Inside'),
      sentence: say('Another engine answers requests and does not show its inside: no road, key space, partitions, replicas, streams or timeline.'),
    },
  ],
  [
    routes.lab,
    { title: say('Lab'), sentence: say('The Lab drives thousands of requests a second, which it does to an engine of its own and never to a real service.') },
  ],
  [
    routes.workspaceSettings,
    { title: say('Settings of this workspace'), sentence: say('The numbers of the physics are those of Dynascope’s own engine; another engine has its own, and tells none of them.') },
  ],
  [routes.bill, { title: say('Bill'), sentence: say('What another engine charges is not known here: ask its own console for the bill.') }],
  [
    '/open',
    { title: say('A shared workspace'), sentence: say('A link to a workspace opens one in this browser, which is not done while another engine is connected.') },
  ],
  [routes.learn, lessons],
];

/** Nothing for a place that works as ever: tables, requests, workspace without its settings. */
export function missingAt(location: string): NotThereProps | undefined {
  if (location === routes.home) return lessons;
  return places.find(([root]) => location === root || location.startsWith(`${root}/`))?.[1];
}

export const noMonitor: NotThereProps = {
  title: say('Monitor'),
  sentence: say('Dynascope counts metrics for its own engine alone; those of AWS are in CloudWatch.'),
};

export const noBackups: NotThereProps = {
  title: say('Backups'),
  sentence: say('Backups are made and restored here in Dynascope’s own engine alone. On another one, CreateBackup and its fellows can be sent in Requests.'),
};
