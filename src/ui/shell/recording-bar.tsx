/** Reminds an author on every screen that a lesson is being recorded. */
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { formatCount } from '#session/format.ts';
import { recorderOf } from '#session/lesson-recorder.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from './routes.ts';
import './recording-bar.css';

export function RecordingBar() {
  const recording = useStore(recorderOf(useSession()).store);
  const [location] = useLocation();
  if (recording.kind !== 'recording' || location === routes.recordLesson) return null;
  return (
    <aside className="recording-bar" aria-label={say('Recording')}>
      <span className="recording-bar-dot" aria-hidden="true" />
      <span>{say('Recording a lesson: {requests}.', { requests: formatCount(recording.requests.length, { one: '{n} request', other: '{n} requests' }) })}</span>
      <Link href={routes.recordLesson}>{say('Stop or look at it')}</Link>
    </aside>
  );
}
