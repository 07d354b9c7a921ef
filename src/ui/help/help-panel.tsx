/** Help for the screen that is open: beside it where there is room, else a sheet over it. */
import help from 'virtual:help';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { closeHelp, helpPanel } from '#session/help-panel.ts';
import { say } from '#texts/say.ts';
import { HelpKeys } from './help-keys.tsx';
import { HelpScreen } from './help-screen.tsx';
import { screenOf } from './screen-of.ts';
import { TourBar, TourOffer } from './tour-bar.tsx';
import './help-panel.css';

export default function HelpPanel({ isSheet }: { readonly isSheet: boolean }) {
  const [location] = useLocation();
  const { asked, stop } = useStore(helpPanel);
  const body = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const isTour = stop !== undefined;
  const id = screenOf(location);
  const screen = help.screens.find((one) => one.id === id);
  useEffect(() => {
    if (asked === undefined) return;
    const wanted = body.current?.querySelector<HTMLElement>(asked === 'keys' ? '.help-keys h3' : 'h2');
    opener.current ??= document.activeElement;
    // The dialog of the palette may be about to give the focus back.
    const frame = requestAnimationFrame(() => {
      wanted?.focus({ preventScroll: asked !== 'keys' });
      if (asked === 'keys') wanted?.scrollIntoView({ block: 'start' });
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, isTour]);
  useEffect(() => () => giveFocusBack(opener.current), []);
  return (
    <Frame isSheet={isSheet} isTour={isTour}>
      <div className="help-head">
        <p>{isTour ? say('Tour') : say('Help')}</p>
        <button type="button" className="help-close" onClick={closeHelp}>
          {say('Close')}
        </button>
      </div>
      {stop !== undefined && <TourBar stop={stop} title={screen?.title ?? ''} />}
      <div className="help-body" ref={body} key={id}>
        {screen !== undefined && <HelpScreen screen={screen} linksOf={help.linksOf} onLeave={isSheet ? closeHelp : undefined} />}
        {!isTour && (
          <p className="help-tour">
            <TourOffer />
          </p>
        )}
        <HelpKeys shortcuts={help.shortcuts} otherKeys={help.otherKeys} />
      </div>
    </Frame>
  );
}

function Frame({ isSheet, isTour, children }: { readonly isSheet: boolean; readonly isTour: boolean; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  if (isSheet) {
    return (
      <dialog
        ref={dialog}
        className="help help-sheet"
        data-tour={isTour}
        aria-label={say('Help')}
        onClose={closeHelp}
        onClick={({ target }) => target === dialog.current && closeHelp()}
      >
        {children}
      </dialog>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    closeHelp();
  };
  return (
    <aside className="help" aria-label={say('Help')} onKeyDown={onKeyDown}>
      {children}
    </aside>
  );
}

/** Only where the help had it, or nothing has: who works on the screen goes on there. */
function giveFocusBack(opener: Element | null): void {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body && activeElement.closest('.help') === null) return;
  const to = [opener, document.querySelector('.top-bar-help')].find((element) => element instanceof HTMLElement && isThere(element));
  (to as HTMLElement | undefined)?.focus();
}

const isThere = (element: HTMLElement): boolean => element !== document.body && element.isConnected && element.closest('.palette') === null && element.offsetParent !== null;
