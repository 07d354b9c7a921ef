/** Where the tour is, and on. */
import { endTour } from '#session/help-panel.ts';
import { stops, useTour } from './tour.ts';

/** `title`: of the screen that is open. */
export function TourBar({ stop, title }: { readonly stop: number; readonly title: string }) {
  const goTo = useTour();
  const isLast = stop === stops.length - 1;
  return (
    <nav className="tour" aria-label="Tour">
      <p role="status">
        Stop {stop + 1} of {stops.length}
        <span className="visually-hidden">: {title}</span>
      </p>
      <button type="button" className="help-close" disabled={stop === 0} onClick={() => goTo(stop - 1)}>
        Back
      </button>
      {isLast ? (
        <button type="button" className="control-button" data-kind="primary" onClick={endTour}>
          End
        </button>
      ) : (
        <button type="button" className="control-button" data-kind="primary" onClick={() => goTo(stop + 1)}>
          Next
        </button>
      )}
    </nav>
  );
}

export function TourOffer() {
  const goTo = useTour();
  return (
    <button type="button" className="control-link" onClick={() => goTo(0)}>
      Tour of {stops.length} screens
    </button>
  );
}
