/** Everything the palette can do here: places, tables, lessons, and time. */
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { lastDone, nameOf, nextUndone } from '#session/going-back.ts';
import { openHelp } from '#session/help-panel.ts';
import type { Command } from '#session/palette.ts';
import { say } from '#texts/say.ts';
import { lessons } from '#ui/learn/course.ts';
import { useAtWork } from '#ui/shell/use-at-work.ts';
import { useSession } from '#ui/session-context.tsx';
import { useLeaveEngine } from '#ui/elsewhere/use-elsewhere.ts';
import { useTour } from '#ui/help/tour.ts';
import { missingAt } from '#ui/elsewhere/places.ts';
import { routes } from '#ui/shell/routes.ts';
import { chooseTheme } from '#ui/shell/theme.ts';

const places = [
  [say('Learn'), routes.learn, say('lessons course', {}, 'words to find it by')],
  [say('Open a lesson'), routes.openLesson, say('file link learn', {}, 'words to find it by')],
  [say('Record a lesson'), routes.recordLesson, say('author write learn', {}, 'words to find it by')],
  [say('Tables'), routes.tables, say('console', {}, 'words to find it by')],
  [say('Create table'), routes.createTable, say('new', {}, 'words to find it by')],
  [say('Road of the last request'), routes.road, say('inside trace', {}, 'words to find it by')],
  [say('Key space'), routes.keySpace, say('inside partitions heat hot', {}, 'words to find it by')],
  [say('Request as a form'), routes.form, ''],
  [say('Request as JSON'), routes.json, ''],
  [say('Request for the AWS CLI'), routes.cli, say('command line', {}, 'words to find it by')],
  [say('Request as PartiQL'), routes.partiql, say('sql statement', {}, 'words to find it by')],
  [say('Code'), routes.code, say('typescript sdk', {}, 'words to find it by')],
  [say('Bill'), routes.bill, say('cost price dollars money', {}, 'words to find it by')],
  [say('Workspace'), routes.workspace, say('export import share new template storage', {}, 'words to find it by')],
  [say('Settings of this workspace'), routes.workspaceSettings, say('physics heat split burst lag throughput numbers seed', {}, 'words to find it by')],
] as const;

export function useCommands(): readonly Command[] {
  const [, navigate] = useLocation();
  const own = useSession();
  const { session: atWork } = useAtWork();
  const tables = useStore(own.store, (state) => state.tables);
  const isElsewhere = own.connection.elsewhere !== undefined;
  const leave = useLeaveEngine();
  const tour = useTour();
  const { going, looking } = useStore(atWork.travel.store);
  const [done, undone] = looking === undefined ? [lastDone(going), nextUndone(going)] : [];
  return useMemo((): Command[] => {
    const go = (group: string, text: string, route: string, also = ''): Command => ({ id: `${group} ${route}`, group, text, also, run: () => navigate(route) });
    const speed = (to: number): void => void atWork.ask('SetClock', { Speed: to });
    // Lessons and virtual time are there in workspaces of Dynascope's own.
    const inWorkspace: Command[] = [
      go(say('Workspace'), say('Connect another engine'), routes.anotherEngine, say('endpoint aws dynamodb local url credentials', {}, 'words to find it by')),
      ...lessons.map(({ summary: { id, title } }) => go(say('Lesson'), title, routes.lesson(id))),
      { id: 'tour', group: say('Help'), text: say('Tour of the screens'), also: say('look around first', {}, 'words to find it by'), run: () => tour(0) },
      { id: 'pause', group: say('Time'), text: say('Stop time'), also: say('pause', {}, 'words to find it by'), run: () => speed(0) },
      ...[1, 60, 3600].map((to) => ({ id: `speed ${to}`, group: say('Time'), text: say('Let time run at x{to}', { to }), also: say('play speed', {}, 'words to find it by'), run: () => speed(to) })),
      { id: 'hour', group: say('Time'), text: say('An hour on'), also: say('advance jump', {}, 'words to find it by'), run: () => void atWork.advance(3600) },
    ];
    const inEngine: Command[] = [{ id: 'leave', group: say('Workspace'), text: say('Leave the other engine'), also: say('disconnect back endpoint', {}, 'words to find it by'), run: leave }];
    return [
      ...places.filter(([, route]) => !isElsewhere || missingAt(route) === undefined).map(([text, route, also]) => go(say('Go to'), text, route, also)),
      ...(tables ?? []).flatMap(({ record: { name } }) => [
        go(say('Table'), name, routes.table(name), say('overview', {}, 'words to find it by')),
        go(say('Table'), say('Explore items of {name}', { name }), routes.items(name), say('scan query', {}, 'words to find it by')),
        go(say('Table'), say('Create an item in {name}', { name }), `${routes.items(name)}/new`, say('put', {}, 'words to find it by')),
      ]),
      ...(isElsewhere ? inEngine : inWorkspace),
      ...(done === undefined ? [] : [{ id: 'undo', group: say('Time'), text: say('Undo {name}', { name: nameOf(done) }), also: say('take back', {}, 'words to find it by'), run: () => void atWork.travel.undo() }]),
      ...(undone === undefined ? [] : [{ id: 'redo', group: say('Time'), text: say('Redo {name}', { name: nameOf(undone) }), also: say('again', {}, 'words to find it by'), run: () => void atWork.travel.redo() }]),
      { id: 'light', group: say('Look'), text: say('Light'), also: say('theme', {}, 'words to find it by'), run: () => chooseTheme('light') },
      { id: 'dark', group: say('Look'), text: say('Dark'), also: say('theme', {}, 'words to find it by'), run: () => chooseTheme('dark') },
      { id: 'help', group: say('Help'), text: say('Help for this screen'), also: say('explain what', {}, 'words to find it by'), run: () => openHelp() },
      { id: 'keys', group: say('Help'), text: say('Keys'), also: say('shortcuts keyboard', {}, 'words to find it by'), run: () => openHelp('keys') },
    ];
  }, [navigate, atWork, tables, isElsewhere, leave, tour, done, undone]);
}
