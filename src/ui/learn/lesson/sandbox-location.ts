/**
 * The sandbox of a lesson has addresses of its own, so that the screens inside of it can link to each other
 * without leaving the lesson. Each view remembers where the learner was in it.
 */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { BaseLocationHook } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { View } from '#lesson/lesson.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';

export const viewRoots: Readonly<Record<View, string>> = {
  tables: routes.tables,
  request: routes.json,
  code: routes.code,
  road: routes.road,
  keys: routes.keySpace,
};

export const viewNames: Readonly<Record<View, string>> = {
  tables: say('Tables'),
  request: say('Request'),
  code: say('Code'),
  road: say('Road'),
  keys: say('Key space'),
};

export interface SandboxLocation {
  readonly hook: BaseLocationHook;
  readonly searchHook: () => string;
  /** What a link of the sandbox leads to when it is opened in another tab: the lesson. */
  readonly href: () => string;
  readonly view: View;
  readonly open: (view: View) => void;
  /** To a screen of the sandbox, by its address. */
  readonly go: (path: string) => void;
}

const viewAt = (path: string): View =>
  (Object.keys(viewRoots) as View[]).find((view) => path === viewRoots[view] || path.startsWith(`${viewRoots[view]}/`)) ?? 'tables';

export function useSandboxLocation(address: string, first: View): SandboxLocation {
  const memory = useMemo(() => {
    const { hook, navigate, searchHook } = memoryLocation({ path: viewRoots[first] });
    return { hook: hook as BaseLocationHook, searchHook: searchHook as () => string, navigate };
  }, [first]);
  const [path] = memory.hook();
  const search = memory.searchHook();
  const view = viewAt(path as string);
  const places = useRef(new Map<View, string>());
  useEffect(() => {
    places.current.set(view, search === '' ? (path as string) : `${path as string}?${search}`);
  }, [view, path, search]);
  // Stable, so that an effect which opens a view does so once.
  const open = useCallback((wanted: View) => memory.navigate(places.current.get(wanted) ?? viewRoots[wanted]), [memory]);
  const href = useCallback(() => `#${address}`, [address]);
  return { hook: memory.hook, searchHook: memory.searchHook, href, view, open, go: memory.navigate };
}
