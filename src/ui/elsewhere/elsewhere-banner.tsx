/** Above every screen while another engine is connected: that what is done here is real. */
import { useEffect, useRef } from 'react';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useElsewhere, useLeaveEngine } from './use-elsewhere.ts';
import './elsewhere-banner.css';

export function ElsewhereBanner() {
  const elsewhere = useElsewhere();
  const leave = useLeaveEngine();
  const text = useRef<HTMLParagraphElement>(null);
  // The page has just become another one, and the button that was pressed is gone.
  useEffect(() => text.current?.focus({ preventScroll: true }), [elsewhere]);
  if (elsewhere === undefined) return null;
  return (
    <section className="elsewhere-banner" aria-label={say('Another engine')}>
      <span className="elsewhere-banner-sign" aria-hidden="true">
        !
      </span>
      <p ref={text} tabIndex={-1}>
        <b>{say('This is a real service outside Dynascope, and its requests may cost money.')}</b> {saidWith('Everything you run goes to {url} in {region} and changes what is there.', {
          url: <span className="mono">{elsewhere.url}</span>,
          region: elsewhere.region,
        })}
      </p>
      <button type="button" onClick={leave}>
        {say('Leave')}
      </button>
    </section>
  );
}
