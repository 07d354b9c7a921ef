/** What DynamoDB has just taken, until it is dismissed. */
import Alert from '@cloudscape-design/components/alert';
import { useStore } from 'zustand';
import { dismissNotice, tablesNotice } from '#session/tables-notice.ts';
import { RoadLink } from './road-link.tsx';

export function Notice() {
  const notice = useStore(tablesNotice, (state) => state.notice);
  if (notice === undefined) return null;
  return (
    <Alert type="success" dismissible dismissAriaLabel="Dismiss" onDismiss={dismissNotice} statusIconAriaLabel="Taken">
      {notice.text} <RoadLink exchange={notice.exchange} />
    </Alert>
  );
}
