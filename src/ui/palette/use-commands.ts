/** Everything the palette can do here: places, tables, lessons, and time. */
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { lastDone, nameOf, nextUndone } from '#session/going-back.ts';
import { openHelp } from '#session/help-panel.ts';
import type { Command } from '#session/palette.ts';
import { lessons } from '#ui/learn/course.ts';
import { useAtWork } from '#ui/shell/use-at-work.ts';
import { useSession } from '#ui/session-context.tsx';
import { useLeaveEngine } from '#ui/elsewhere/use-elsewhere.ts';
import { useTour } from '#ui/help/tour.ts';
import { missingAt } from '#ui/elsewhere/places.ts';
import { routes } from '#ui/shell/routes.ts';
import { chooseTheme } from '#ui/shell/theme.ts';

const places = [
  ['Learn', routes.learn, 'lessons course'],
  ['Open a lesson', routes.openLesson, 'file link learn'],
  ['Record a lesson', routes.recordLesson, 'author write learn'],
  ['Tables', routes.tables, 'console'],
  ['Create table', routes.createTable, 'new'],
  ['Road of the last request', routes.road, 'inside trace'],
  ['Key space', routes.keySpace, 'inside partitions heat hot'],
  ['Request as a form', routes.form, ''],
  ['Request as JSON', routes.json, ''],
  ['Request for the AWS CLI', routes.cli, 'command line'],
  ['Request as PartiQL', routes.partiql, 'sql statement'],
  ['Code', routes.code, 'typescript sdk'],
  ['Bill', routes.bill, 'cost price dollars money'],
  ['Workspace', routes.workspace, 'export import share new template storage'],
  ['Settings of this workspace', routes.workspaceSettings, 'physics heat split burst lag throughput numbers seed'],
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
      go('Workspace', 'Connect another engine', routes.anotherEngine, 'endpoint aws dynamodb local url credentials'),
      ...lessons.map(({ summary: { id, title } }) => go('Lesson', title, routes.lesson(id))),
      { id: 'tour', group: 'Help', text: 'Tour of the screens', also: 'look around first', run: () => tour(0) },
      { id: 'pause', group: 'Time', text: 'Stop time', also: 'pause', run: () => speed(0) },
      ...[1, 60, 3600].map((to) => ({ id: `speed ${to}`, group: 'Time', text: `Let time run at x${to}`, also: 'play speed', run: () => speed(to) })),
      { id: 'hour', group: 'Time', text: 'An hour on', also: 'advance jump', run: () => void atWork.advance(3600) },
    ];
    const inEngine: Command[] = [{ id: 'leave', group: 'Workspace', text: 'Leave the other engine', also: 'disconnect back endpoint', run: leave }];
    return [
      ...places.filter(([, route]) => !isElsewhere || missingAt(route) === undefined).map(([text, route, also]) => go('Go to', text, route, also)),
      ...(tables ?? []).flatMap(({ record: { name } }) => [
        go('Table', name, routes.table(name), 'overview'),
        go('Table', `Explore items of ${name}`, routes.items(name), 'scan query'),
        go('Table', `Create an item in ${name}`, `${routes.items(name)}/new`, 'put'),
      ]),
      ...(isElsewhere ? inEngine : inWorkspace),
      ...(done === undefined ? [] : [{ id: 'undo', group: 'Time', text: `Undo ${nameOf(done)}`, also: 'take back', run: () => void atWork.travel.undo() }]),
      ...(undone === undefined ? [] : [{ id: 'redo', group: 'Time', text: `Redo ${nameOf(undone)}`, also: 'again', run: () => void atWork.travel.redo() }]),
      { id: 'light', group: 'Look', text: 'Light', also: 'theme', run: () => chooseTheme('light') },
      { id: 'dark', group: 'Look', text: 'Dark', also: 'theme', run: () => chooseTheme('dark') },
      { id: 'help', group: 'Help', text: 'Help for this screen', also: 'explain what', run: () => openHelp() },
      { id: 'keys', group: 'Help', text: 'Keys', also: 'shortcuts keyboard', run: () => openHelp('keys') },
    ];
  }, [navigate, atWork, tables, isElsewhere, leave, tour, done, undone]);
}
