/** What DynamoDB has just taken, on the screen it belongs to: until it is dismissed or the screen is left. */
import { useEffect } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { isStillLast } from '#session/going-back.ts';
import { dismissNotice, type TablesNotice, tablesNotice } from '#session/tables-notice.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { RoadLink } from './road-link.tsx';

export function Notice() {
  const [location] = useLocation();
  const notice = useStore(tablesNotice, (state) => state.notice);
  const shown = notice?.route === location ? notice : undefined;
  useEffect(() => shown && (() => dismissNotice(shown)), [shown]);
  if (shown === undefined) return null;
  return (
    <Alert
      type="success"
      dismissible
      dismissAriaLabel={say('Dismiss')}
      onDismiss={() => dismissNotice(shown)}
      statusIconAriaLabel={say('Taken')}
      action={<Undo notice={shown} />}
    >
      {shown.text} <RoadLink exchange={shown.exchange} />
    </Alert>
  );
}

/** Goes away when something else is changed: then it would take back that, too. */
function Undo({ notice }: { readonly notice: TablesNotice }) {
  const { travel } = useSession();
  const { undo } = notice;
  const isOffered = useStore(travel.store, ({ going, looking }) => undo !== undefined && looking === undefined && isStillLast(going, undo));
  if (undo === undefined || !isOffered) return null;
  const takeBack = async (): Promise<void> => {
    await travel.takeBack(undo);
    dismissNotice(notice);
    // The button is gone, and the keyboard goes on from the screen.
    document.getElementById('main')?.focus();
  };
  return <Button onClick={() => void takeBack()}>{say('Undo')}</Button>;
}
