/** Where the tour is, and on. */
import { endTour } from '#session/help-panel.ts';
import { say } from '#texts/say.ts';
import { stops, useTour } from './tour.ts';

/** `title`: of the screen that is open. */
export function TourBar({ stop, title }: { readonly stop: number; readonly title: string }) {
  const goTo = useTour();
  const isLast = stop === stops.length - 1;
  return (
    <nav className="tour" aria-label={say('Tour')}>
      <p role="status">
        {say('Stop {stop} of {count}', { stop: stop + 1, count: stops.length })}
        <span className="visually-hidden">: {title}</span>
      </p>
      <button type="button" className="help-close" disabled={stop === 0} onClick={() => goTo(stop - 1)}>
        {say('Back')}
      </button>
      {isLast ? (
        <button type="button" className="control-button" data-kind="primary" onClick={endTour}>
          {say('End')}
        </button>
      ) : (
        <button type="button" className="control-button" data-kind="primary" onClick={() => goTo(stop + 1)}>
          {say('Next')}
        </button>
      )}
    </nav>
  );
}

export function TourOffer() {
  const goTo = useTour();
  return (
    <button type="button" className="control-link" onClick={() => goTo(0)}>
      {say('Tour of {count} screens', { count: stops.length })}
    </button>
  );
}
