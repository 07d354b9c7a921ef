/** Above every screen while another engine is connected: that what is done here is real. */
import { useEffect, useRef } from 'react';
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
    <section className="elsewhere-banner" aria-label="Another engine">
      <span className="elsewhere-banner-sign" aria-hidden="true">
        !
      </span>
      <p ref={text} tabIndex={-1}>
        <b>This is a real service outside Dynascope, and its requests may cost money.</b> Everything you run goes to{' '}
        <span className="mono">{elsewhere.url}</span> in {elsewhere.region} and changes what is there.
      </p>
      <button type="button" onClick={leave}>
        Leave
      </button>
    </section>
  );
}
