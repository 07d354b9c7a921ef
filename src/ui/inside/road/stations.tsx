/** The stations of a road, from left to right or upright: buttons that the arrow keys walk and Enter opens. */
import { type KeyboardEvent, useRef } from 'react';
import type { Station } from '#session/folds/road-model.ts';
import { say } from '#texts/say.ts';
import { Glyph } from './glyph.tsx';
import './stations.css';

export interface StationsProps {
  readonly stations: readonly Station[];
  /** Names of those that the road did not come to. */
  readonly unreached: readonly string[];
  readonly open: number | undefined;
  readonly onOpen: (at: number | undefined) => void;
  readonly isWalking: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function Stations({ stations, unreached, open, onOpen, isWalking }: StationsProps) {
  const list = useRef<HTMLOListElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const last = buttons.length - 1;
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? last : at + (steps[event.key] ?? 0);
    if (at < 0 || to === at) return;
    event.preventDefault();
    buttons[Math.min(last, Math.max(0, to))]?.focus();
  };
  return (
    // The keys move the focus between the buttons; the list itself takes none.
    <ol ref={list} className="stations" data-walking={isWalking} onKeyDown={walk}>
      {stations.map((station, at) => (
        <li
          key={at}
          className="station"
          data-kind={station.kind}
          data-open={at === open}
          data-refused={station.isRefused}
          style={{ '--station-at': at / stations.length } as React.CSSProperties}
        >
          <StationButton station={station} at={at} isOpen={at === open} isEntry={at === (open ?? 0)} onOpen={onOpen} />
        </li>
      ))}
      {unreached.map((name) => (
        <li key={name} className="station station-unreached" aria-hidden="true">
          <span className="station-road">
            <span className="station-ghost" />
          </span>
          <span className="station-words">
            <b>{name}</b>
            <span className="station-fact">{say('not reached')}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

interface StationButtonProps {
  readonly station: Station;
  readonly at: number;
  readonly isOpen: boolean;
  /** The one that Tab comes to. */
  readonly isEntry: boolean;
  readonly onOpen: (at: number | undefined) => void;
}

function StationButton({ station, at, isOpen, isEntry, onOpen }: StationButtonProps) {
  const { name, fact, remainder, events, glyph } = station;
  const said = events.length === 0 ? `${fact}, ${remainder}` : events.map(({ sentence }) => sentence).join(' ');
  return (
    <button
      type="button"
      aria-label={`${name}. ${said} ${isOpen ? say('Close') : say('Why?')}`}
      aria-expanded={isOpen}
      tabIndex={isEntry ? 0 : -1}
      onClick={() => onOpen(isOpen ? undefined : at)}
    >
      <span className="station-road">
        <span className="station-glyph">
          <Glyph glyph={glyph} />
        </span>
      </span>
      <span className="station-words">
        <b>{name}</b>
        <span className="station-fact">{breakable(fact)}</span>
        <span className="station-remainder">{breakable(remainder)}</span>
      </span>
      <span className="station-why">{isOpen ? say('Close') : say('Why?')}</span>
    </button>
  );
}

/** Names of operations and errors are long words; they may break where their own words begin. */
const breakable = (text: string): string => text.replace(/(?<=[a-z])(?=[A-Z])/g, '\u200B');
