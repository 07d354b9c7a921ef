/**
 * Plain links to other screens, as Cloudscape makes them, lead to the sandbox's own screens and not out of the
 * lesson. What opens them elsewhere (a modifier, a new tab) is the browser's affair.
 */
import { type RefObject, useEffect } from 'react';
import type { SandboxLocation } from './sandbox-location.ts';

export function useInnerLinks(within: RefObject<HTMLElement | null>, { go, href }: SandboxLocation): void {
  useEffect(() => {
    const element = within.current;
    const follow = (event: MouseEvent): void => {
      const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element)) return;
      const to = target.closest('a[href^="#/"]:not([target])')?.getAttribute('href');
      // Links of the router see to themselves; what they show to the browser is the lesson.
      if (to === undefined || to === null || to === href()) return;
      event.preventDefault();
      go(to.slice(1));
    };
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, [within, go, href]);
}
