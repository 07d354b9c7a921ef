/** Everything the palette can do here: places, tables, lessons, and time. */
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { lastDone, nameOf, nextUndone } from '#session/going-back.ts';
import type { Command } from '#session/palette.ts';
import { lessons } from '#ui/learn/course.ts';
import { useAtWork } from '#ui/shell/use-at-work.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { chooseTheme } from '#ui/shell/theme.ts';

const places = [
  ['Learn', routes.learn, 'lessons course'],
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
  ['Workspace', routes.workspace, 'export import share new template settings storage'],
] as const;

export function useCommands(onShortcuts: () => void): readonly Command[] {
  const [, navigate] = useLocation();
  const own = useSession();
  const { session: atWork } = useAtWork();
  const tables = useStore(own.store, (state) => state.tables);
  const { going, looking } = useStore(atWork.travel.store);
  const [done, undone] = looking === undefined ? [lastDone(going), nextUndone(going)] : [];
  return useMemo((): Command[] => {
    const go = (group: string, text: string, route: string, also = ''): Command => ({ id: `${group} ${route}`, group, text, also, run: () => navigate(route) });
    const speed = (to: number): void => void atWork.ask('SetClock', { Speed: to });
    return [
      ...places.map(([text, route, also]) => go('Go to', text, route, also)),
      ...(tables ?? []).flatMap(({ record: { name } }) => [
        go('Table', name, routes.table(name), 'overview'),
        go('Table', `Explore items of ${name}`, routes.items(name), 'scan query'),
        go('Table', `Create an item in ${name}`, `${routes.items(name)}/new`, 'put'),
      ]),
      ...lessons.map(({ summary: { id, title } }) => go('Lesson', title, routes.lesson(id))),
      { id: 'pause', group: 'Time', text: 'Stop time', also: 'pause', run: () => speed(0) },
      ...[1, 60, 3600].map((to) => ({ id: `speed ${to}`, group: 'Time', text: `Let time run at x${to}`, also: 'play speed', run: () => speed(to) })),
      { id: 'hour', group: 'Time', text: 'An hour on', also: 'advance jump', run: () => void atWork.advance(3600) },
      ...(done === undefined ? [] : [{ id: 'undo', group: 'Time', text: `Undo ${nameOf(done)}`, also: 'take back', run: () => void atWork.travel.undo() }]),
      ...(undone === undefined ? [] : [{ id: 'redo', group: 'Time', text: `Redo ${nameOf(undone)}`, also: 'again', run: () => void atWork.travel.redo() }]),
      { id: 'light', group: 'Look', text: 'Light', also: 'theme', run: () => chooseTheme('light') },
      { id: 'dark', group: 'Look', text: 'Dark', also: 'theme', run: () => chooseTheme('dark') },
      { id: 'keys', group: 'Help', text: 'Keys', also: 'shortcuts keyboard', run: onShortcuts },
    ];
  }, [navigate, atWork, tables, done, undone, onShortcuts]);
}
