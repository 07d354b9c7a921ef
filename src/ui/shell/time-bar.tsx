/**
 * Time, at the foot of every sandbox screen: pause and play, step, speed, undo and redo, the running clock, and
 * the last requests on a line. Looking back at an earlier request moves the playhead and nothing else.
 */
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { GoingBanner } from './going-banner.tsx';
import { GoingButtons } from './going-buttons.tsx';
import { Icon } from './icon.tsx';
import { PastBanner } from './past-banner.tsx';
import { TimeClock } from './time-clock.tsx';
import { TimeLine } from './time-line.tsx';
import { speeds, useTimeControls } from './time-controls.ts';
import './time-bar.css';

/** Places where there is something whose time passes. A lesson has a sandbox, and so a bar, of its own. */
const sandboxPlaces = /^\/(tables|inside|requests|bill)/;

export function TimeBar() {
  const [location] = useLocation();
  // Time is another engine's own; only Dynascope's can be moved.
  const isElsewhere = useSession().connection.elsewhere !== undefined;
  return sandboxPlaces.test(location) && !isElsewhere ? (
    <>
      <PastBanner />
      <GoingBanner />
      <Bar />
    </>
  ) : null;
}

function Bar() {
  const session = useSession();
  const clock = useSessionState((state) => state.clock);
  const isLooking = useStore(session.travel.store, ({ looking }) => looking !== undefined);
  const { chosenSpeed, isPaused, canGoBack, toggle, stepBack, step, setSpeed } = useTimeControls(session);
  return (
    <section className="time-bar" aria-label={say('Virtual time')}>
      <div className="time-bar-buttons">
        <button type="button" className="time-bar-back" disabled={!canGoBack} onClick={stepBack} title={say('Look at the request before (comma)')}>
          <Icon path="M5 4v12M15 4 7 10l8 6z" />
          <span className="visually-hidden">{say('Look at the request before')}</span>
        </button>
        <button type="button" disabled={isLooking} onClick={toggle} title={isPaused ? say('Let time run (Space)') : say('Stop time (Space)')}>
          <Icon path={isPaused ? 'M6 4l10 6-10 6z' : 'M6 4h3v12H6zM12 4h3v12h-3z'} />
          <span className="time-bar-text">{isPaused ? say('Play') : say('Pause')}</span>
        </button>
        <button type="button" disabled={isLooking} onClick={step} title={say('On to the next request or event, else by a second (full stop)')}>
          <Icon path="M5 4l8 6-8 6zM15 4v12" />
          <span className="time-bar-text">{say('Step')}</span>
        </button>
      </div>
      <div className="time-bar-buttons" role="group" aria-label={say('Going back')}>
        <GoingButtons />
      </div>
      <Speeds chosen={chosenSpeed} onChoose={setSpeed} />
      <TimeClock clock={clock} isExact={isPaused && chosenSpeed === 1} />
      <TimeLine clock={clock} />
    </section>
  );
}

function Speeds({ chosen, onChoose }: { readonly chosen: number; readonly onChoose: (speed: number) => void }) {
  return (
    <>
      <fieldset className="time-bar-speeds">
        <legend className="visually-hidden">{say('Speed of virtual time')}</legend>
        {speeds.map((speed) => (
          <label key={speed}>
            <input type="radio" name="time-speed" checked={speed === chosen} onChange={() => onChoose(speed)} />x{speed}
          </label>
        ))}
      </fieldset>
      <label className="time-bar-speed">
        <span className="visually-hidden">{say('Speed of virtual time')}</span>
        <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              x{speed}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
