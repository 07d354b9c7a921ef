/**
 * The picture on the home page: one request every four seconds, from its key's hash to its answer, over the heat
 * of the minute before. It stands still while it is out of sight, has the focus, is paused or may not move.
 */
import { useEffect, useState } from 'react';
import { say } from '#texts/say.ts';
import { useWidth } from '#ui/kit/use-width.ts';
import { Answer, Asking, Heat, Partitions, Replicas, whoAnswers } from './home-parts.tsx';
import { geometryOf } from './geometry.ts';
import { recording } from './recording.ts';
import './home-picture.css';
import '#ui/kit/channel.css';

const stepMs = recording.rowMs;
const { requests } = recording;

export function HomePicture() {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [isPaused, setPaused] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isInSight = useInSight(ref);
  const at = useSteps(isInSight && !isPaused && !hasFocus);
  const request = requests[at]!;
  const { text, hash, partitionId, units, dollars, latency } = request;
  const answer = whoAnswers(request);
  const said = say('{request}: its key hashes to {hash}, partition {partitionId}; {answer}; 1 item, {units}, {dollars}, {latency}.', {
    request: text,
    hash,
    partitionId,
    answer,
    units,
    dollars,
    latency,
  });
  const geometry = geometryOf(width, request);
  return (
    <div ref={ref} className="home-scene" data-channel="read" onFocus={() => setFocus(true)} onBlur={() => setFocus(false)}>
      {width > 0 && (
        <svg key={at} className="home-svg" width={width} height={geometry.height} role="img" aria-label={said} tabIndex={0}>
          <Asking request={request} geometry={geometry} />
          <Heat at={at} geometry={geometry} />
          <Partitions at={at} chosen={partitionId} geometry={geometry} />
          <Replicas request={request} geometry={geometry} />
          <Answer request={request} geometry={geometry} />
        </svg>
      )}
      <button type="button" className="home-pause" onClick={() => setPaused(!isPaused)}>
        {isPaused ? say('Play') : say('Pause')}
      </button>
    </div>
  );
}

const mayMove = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Counts the requests, over and over. */
function useSteps(isRunning: boolean): number {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (!isRunning || !mayMove()) return undefined;
    const timer = setInterval(() => setAt((before) => (before + 1) % requests.length), stepMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  return at;
}

function useInSight(ref: React.RefObject<Element | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    let isVisible = false;
    const tell = (): void => setInSight(isVisible && document.visibilityState === 'visible');
    const observer = new IntersectionObserver(([entry]) => {
      isVisible = entry?.isIntersecting === true;
      tell();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [ref]);
  return isInSight;
}
