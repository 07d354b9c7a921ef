/** What DynamoDB has just taken, on the screen it belongs to: until it is dismissed or the screen is left. */
import { useEffect } from 'react';
import Alert from '@cloudscape-design/components/alert';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { dismissNotice, tablesNotice } from '#session/tables-notice.ts';
import { RoadLink } from './road-link.tsx';

export function Notice() {
  const [location] = useLocation();
  const notice = useStore(tablesNotice, (state) => state.notice);
  const shown = notice?.route === location ? notice : undefined;
  useEffect(() => shown && (() => dismissNotice(shown)), [shown]);
  if (shown === undefined) return null;
  return (
    <Alert type="success" dismissible dismissAriaLabel="Dismiss" onDismiss={() => dismissNotice(shown)} statusIconAriaLabel="Taken">
      {shown.text} <RoadLink exchange={shown.exchange} />
    </Alert>
  );
}
