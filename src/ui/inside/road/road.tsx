/**
 * The road of one request: its stations, one of them open with its "why?". A fold of the request's trace,
 * drawn as a picture or told as a table.
 */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Exchange } from '#session/exchange.ts';
import { formatCount } from '#session/format.ts';
import { roadOf } from '#session/folds/road.ts';
import type { Road as RoadModel } from '#session/folds/road-model.ts';
import { say } from '#texts/say.ts';
import { type Twin, TwinSwitch } from '#ui/kit/segmented.tsx';
import { useWidth } from '#ui/kit/use-width.ts';
import { RoadTable } from './road-table.tsx';
import { Stations } from './stations.tsx';
import { useWalk } from './use-walk.ts';
import { WhatIf } from './what-if.tsx';
import { WhyBox } from './why-box.tsx';
import './road.css';
import '#ui/kit/channel.css';

export interface RoadProps {
  readonly exchange: Exchange;
  /** Level of the heading where the road stands; 2 by default. */
  readonly level?: 2 | 3;
}

/** Pixels of a station's column below which the road stands upright. */
const columnMin = 100;

/** State of what is open belongs to one exchange, so the next one starts anew. */
export function Road({ exchange, level = 2 }: RoadProps) {
  const road = useMemo(() => roadOf(exchange), [exchange]);
  if (road === undefined) return <p className="road-empty">{say('This answer was given before and only repeated, so there is no new trace to show.')}</p>;
  return <RoadOf key={exchange.number} exchange={exchange} road={road} level={level} />;
}

function RoadOf({ exchange, road, level }: Required<RoadProps> & { readonly road: RoadModel }) {
  const [ref, width] = useWidth<HTMLElement>();
  const [twin, setTwin] = useState<Twin>('picture');
  const [open, setOpen] = useState<number | undefined>(road.opens);
  const walk = useWalk(exchange.number);
  const box = useRef<HTMLDivElement>(null);
  const { stations, unreached, channel } = road;
  const columns = stations.length + unreached.length;
  const isUpright = width / columns < columnMin;
  const shown = open === undefined ? undefined : stations[open];
  const next = open === undefined ? 0 : (open + 1) % stations.length;
  const openAt = (at: number | undefined): void => {
    flushSync(() => setOpen(at));
    // Under an upright road the box may lie below the edge of the screen.
    if (isUpright) box.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section ref={ref} className="road" data-channel={channel} data-upright={isUpright} aria-label={say('The road of this {operation}', { operation: road.operation })}>
      <Head road={road} level={level} twin={twin} onTwin={setTwin}>
        {twin === 'picture' && (
          <>
            <button type="button" className="road-action" onClick={walk.replay}>
              {say('Replay')}
            </button>
            <button type="button" className="road-action" onClick={() => openAt(next)}>
              {say('Next station')}
            </button>
          </>
        )}
      </Head>
      <div className={twin === 'table' ? 'road-table' : 'visually-hidden'}>
        <RoadTable road={road} withLinks={twin === 'table'} />
      </div>
      {twin === 'picture' && (
        <div className="road-body">
          <Stations stations={stations} unreached={unreached} open={open} onOpen={openAt} isWalking={walk.isWalking} />
          {shown !== undefined && (
            <WhyBox ref={box} station={shown} at={open ?? 0} count={columns}>
              {shown.kind === 'items' || shown.isRefused ? <WhatIf exchange={exchange} /> : null}
            </WhyBox>
          )}
        </div>
      )}
    </section>
  );
}

interface HeadProps {
  readonly road: RoadModel;
  readonly level: 2 | 3;
  readonly twin: Twin;
  readonly onTwin: (twin: Twin) => void;
  readonly children: ReactNode;
}

function Head({ road, level, twin, onTwin, children }: HeadProps) {
  const { finding, stations, eventCount, units, dollars, million } = road;
  const Heading = `h${level}` as const;
  return (
    <header className="road-head">
      <Heading>{finding}</Heading>
      <TwinSwitch value={twin} onChange={onTwin} />
      <p className="road-size">
        {formatCount(stations.length, { one: '{n} station', other: '{n} stations' })}, {formatCount(eventCount, { one: '{n} event', other: '{n} events' })}
        {children}
      </p>
      {units !== undefined && (
        <p className="road-cost">
          <b className="road-units">{units}</b> · <b className="road-dollars">{dollars}</b>
          {million !== undefined && <span className="road-million"> {say('· a million of these {million}', { million })}</span>}
        </p>
      )}
    </header>
  );
}
