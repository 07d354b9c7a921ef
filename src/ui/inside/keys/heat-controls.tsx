/** Zoom, time and brightness of the heat. What they do to the picture, its legend and its axes say. */
import { type Brightness, brightnesses } from '#session/folds/heat-scale.ts';
import { sayZoom, wholeSpace, zoomed } from '#session/folds/zoom.ts';
import { say } from '#texts/say.ts';
import { type HeatViewControl, timeSpans } from './heat-view.ts';
import './heat-controls.css';

export interface HeatControlsProps {
  readonly control: HeatViewControl;
  /** As it is shown, chosen or fitted. */
  readonly brightness: Brightness;
}

export function HeatControls({ control, brightness }: HeatControlsProps) {
  const { view, zoomTo, showSpan, light } = control;
  const lit = brightnesses.indexOf(brightness);
  const [darker, brighter] = [brightnesses[lit - 1], brightnesses[lit + 1]];
  const isWhole = view.span.to - view.span.from >= 1;
  const at = timeSpans.findIndex(({ spanMs }) => spanMs === view.spanMs);
  return (
    <div className="heat-controls" role="group" aria-label={say('How the heat is shown')}>
      <span className="heat-control">
        <span>{say('Zoom')}</span>
        <button type="button" aria-label={say('Zoom out')} disabled={isWhole} title={isWhole ? say('All of the key space is shown.') : undefined} onClick={() => zoomTo(zoomed(view.span, 'out'))}>
          −
        </button>
        <button type="button" aria-label={say('Zoom in')} onClick={() => zoomTo(zoomed(view.span, 'in'))}>
          +
        </button>
        {!isWhole && (
          <button type="button" className="heat-control-wide" onClick={() => zoomTo(wholeSpace)}>
            {say('Show all')}
          </button>
        )}
        <span className="heat-control-now">{sayZoom(view.span)}</span>
      </span>
      <label className="heat-control">
        {say('Time')}
        <select value={at} onChange={(event) => showSpan(timeSpans[Number(event.target.value)]?.spanMs)}>
          {timeSpans.map(({ text }, index) => (
            <option key={text} value={index}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <span className="heat-control">
        <span>{say('Brightness')}</span>
        <button type="button" aria-label={say('Darker')} disabled={darker === undefined} title={darker === undefined ? say('This is as dark as it gets.') : undefined} onClick={() => light(darker)}>
          −
        </button>
        <button type="button" aria-label={say('Brighter')} disabled={brighter === undefined} title={brighter === undefined ? say('This is as bright as it gets.') : undefined} onClick={() => light(brighter)}>
          +
        </button>
        {view.brightness === undefined ? (
          <span className="heat-control-now">{say('as it fits')}</span>
        ) : (
          <button type="button" className="heat-control-wide" onClick={() => light(undefined)}>
            {say('Fit')}
          </button>
        )}
      </span>
    </div>
  );
}
