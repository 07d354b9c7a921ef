/** What of a table is scaled by itself, between which units, and what auto scaling has done so far. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { TableRecord } from '#engine';
import { type AutoScaling, type DescribedActivity, type ScalableChoice, scalableChoices, scalingWords } from '#session/auto-scaling.ts';
import { formatMoment } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { AutoScalingDialog } from './auto-scaling-dialog.tsx';
import { useAutoScaling } from './use-auto-scaling.ts';
import './auto-scaling-pane.css';

export function AutoScalingPane({ record }: { readonly record: TableRecord }) {
  const { scaling, readAgain } = useAutoScaling(record.name);
  const [open, setOpen] = useState<ScalableChoice>();
  if (scaling === undefined) return null;
  const isOnDemand = record.billingMode === 'PAY_PER_REQUEST';
  const isSet = scaling.targets.length > 0;
  const close = (): void => {
    setOpen(undefined);
    readAgain();
  };
  return (
    <Container
      header={
        <Header variant="h2" description={say('DynamoDB changes what is provisioned: after two minutes above the target, and after fifteen well below it.')}>
          {say('Auto scaling')}
        </Header>
      }
    >
      <div className="tables-stack">
        {isOnDemand && (
          <p className="tables-note">
            {isSet
              ? say('The table is on demand now: these settings stay and do nothing until it is provisioned again.')
              : say('An on-demand table scales by itself. Auto scaling is for provisioned capacity.')}
          </p>
        )}
        {(!isOnDemand || isSet) && (
          <dl className="settings">
            {scalableChoices(record).map((choice) => (
              <div className="settings-row" key={`${choice.ResourceId} ${choice.ScalableDimension}`}>
                <dt className="tables-name">{choice.name}</dt>
                <dd>{scalingWords(scaling, choice)}</dd>
                <dd>
                  <Button ariaLabel={say('Change auto scaling, {name}', { name: choice.name.toLowerCase() })} onClick={() => setOpen(choice)}>
                    {say('Change')}
                  </Button>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {(isSet || scaling.activities.length > 0) && <Activities scaling={scaling} />}
      </div>
      {open !== undefined && <AutoScalingDialog choice={open} scaling={scaling} onClose={close} />}
    </Container>
  );
}

function Activities({ scaling: { activities } }: { readonly scaling: AutoScaling }) {
  return (
    <section aria-label={say('Scaling activities')}>
      <h3 className="auto-scaling-title">{say('Activities')}</h3>
      {activities.length === 0 ? (
        <p className="tables-note">{say('Nothing has been scaled yet. Without traffic there are no figures, and nothing is scaled.')}</p>
      ) : (
        <ol className="auto-scaling-activities">
          {activities.map((activity) => (
            <Activity key={activity.ActivityId} activity={activity} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Activity({ activity }: { readonly activity: DescribedActivity }) {
  const { ResourceId: resource, StartTime: start, Description: what, StatusCode: status, StatusMessage: message, Cause: cause } = activity;
  return (
    <li>
      <p>
        <span className="mono">{formatMoment(start * 1000)}</span> <b>{what}</b> <span className="auto-scaling-status">{status}</span>
      </p>
      <p className="tables-note">{message}</p>
      <p className="tables-small">{`${resource}: ${cause}.`}</p>
    </li>
  );
}
