/** The functions that a table's changes go to: how each is doing, what it was sent, and what was discarded. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableRecord } from '#engine';
import { formatCount, formatDuration, formatMoment, formatNumber } from '#session/format.ts';
import { type DescribedDrop, type DescribedInvocation, type DescribedTrigger, stateWords } from '#session/triggers.ts';
import { RequestDialog } from './request-dialog.tsx';
import { TriggerDialog } from './trigger-dialog.tsx';
import { useFunctionLog, useTriggers } from './use-triggers.ts';
import { useRequest } from './use-request.ts';
import './triggers-pane.css';

type Open = { readonly dialog: 'create' } | { readonly dialog: 'edit' | 'delete'; readonly trigger: DescribedTrigger };

export function TriggersPane({ record }: { readonly record: TableRecord }) {
  const triggers = useTriggers(record.name);
  const [open, setOpen] = useState<Open>();
  const hasStream = record.stream !== undefined;
  if (triggers === undefined || (triggers.length === 0 && !hasStream)) return null;
  const close = (): void => setOpen(undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${triggers.length})`}
          description="A trigger reads the stream, makes batches of its records, and invokes a function with each."
          actions={
            hasStream && (
              <Button onClick={() => setOpen({ dialog: 'create' })}>Create trigger</Button>
            )
          }
        >
          Triggers
        </Header>
      }
    >
      {triggers.length === 0 ? (
        <p className="tables-note">No trigger yet. The function may be code of yours, or one that fails where you say.</p>
      ) : (
        triggers.map((trigger) => <Trigger key={trigger.UUID} trigger={trigger} onOpen={(dialog) => setOpen({ dialog, trigger })} />)
      )}
      {open !== undefined && open.dialog !== 'delete' && (
        <TriggerDialog record={record} trigger={open.dialog === 'edit' ? open.trigger : undefined} onClose={close} />
      )}
      {open?.dialog === 'delete' && (
        <RequestDialog
          title={`Delete the trigger ${open.trigger.FunctionName}?`}
          operation="DeleteTrigger"
          input={{ UUID: open.trigger.UUID }}
          submit="Delete"
          taken={`Changes of ${record.name} no longer go to ${open.trigger.FunctionName}.`}
          onClose={close}
        >
          <p>Records that it has not processed stay in the stream. A new trigger can begin with them.</p>
        </RequestDialog>
      )}
    </Container>
  );
}

interface TriggerProps {
  readonly trigger: DescribedTrigger;
  readonly onOpen: (dialog: 'edit' | 'delete') => void;
}

function Trigger({ trigger, onOpen }: TriggerProps) {
  const { UUID, FunctionName: name, State, Totals: totals, IteratorAgeMilliseconds: ageMs, Invocations, Dropped } = trigger;
  const request = useRequest();
  const isOn = State === 'Enabled';
  return (
    <section className="trigger" aria-label={`Trigger ${name}`}>
      <div className="trigger-head">
        <div>
          <h3 className="tables-name">{name}</h3>
          <span className="trigger-state">{stateWords(trigger)}</span>
        </div>
        <SpaceBetween direction="horizontal" size="xs">
          <Button ariaLabel={`Edit trigger ${name}`} onClick={() => onOpen('edit')}>
            Edit
          </Button>
          <Button ariaLabel={`Switch ${isOn ? 'off' : 'on'} trigger ${name}`} onClick={() => void request.send('UpdateTrigger', { UUID, Enabled: !isOn })}>
            {isOn ? 'Switch off' : 'Switch on'}
          </Button>
          <Button ariaLabel={`Delete trigger ${name}`} onClick={() => onOpen('delete')}>
            Delete
          </Button>
        </SpaceBetween>
      </div>
      <dl className="trigger-figures">
        <Figure name="Delivered" value={formatNumber(totals.Delivered, 0)} />
        <Figure name="Filtered out" value={formatNumber(totals.Filtered, 0)} />
        <Figure name="Discarded" value={formatNumber(totals.Dropped, 0)} isBad={totals.Dropped > 0} />
        <Figure name="Invocations" value={formatNumber(totals.Invocations, 0)} />
        <Figure name="Failures" value={formatNumber(totals.Failures, 0)} isBad={totals.Failures > 0} />
        <Figure name="Iterator age" value={formatDuration(ageMs)} />
      </dl>
      <LaneNotes trigger={trigger} />
      {Invocations.length > 0 && <Invoked invocations={Invocations} />}
      {Dropped.length > 0 && <Discarded dropped={Dropped} />}
      <Said triggerId={UUID} />
    </section>
  );
}

function Figure({ name, value, isBad = false }: { readonly name: string; readonly value: string; readonly isBad?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-bad={isBad}>{value}</dd>
    </div>
  );
}

/** Batches that hold up what is behind them. */
function LaneNotes({ trigger: { Shards } }: { readonly trigger: DescribedTrigger }) {
  const held = Shards.flatMap(({ ShardId, Lanes }) => Lanes.filter(({ State }) => State === 'Waiting to retry').map((lane, at) => ({ ShardId, lane, at })));
  return held.map(({ ShardId, lane, at }) => (
    <p key={`${ShardId} ${at}`} className="tables-note tables-name">
      {`Shard …${ShardId.slice(-8)}: ${formatCount(lane.Records ?? 0, { one: '{n} record', other: '{n} records' })} failed ${lane.LastError === undefined ? '' : `(${lane.LastError}) `}and will be sent again. What is behind waits.`}
    </p>
  ));
}

function Invoked({ invocations }: { readonly invocations: readonly DescribedInvocation[] }) {
  return (
    <ExpandableSection headerText={`Last invocations (${invocations.length})`}>
      <ol className="trigger-list" tabIndex={0} aria-label="Last invocations">
        {invocations.toReversed().map(({ InvocationId, StartedAt, Records, Attempt, Outcome, DurationMilliseconds, Error: error }) => (
          <li key={InvocationId}>
            <span className="mono">{formatMoment(StartedAt * 1000)}</span> <b>{Outcome}</b>
            {`: ${formatCount(Records, { one: '{n} record', other: '{n} records' })}, attempt ${Attempt}, ${formatDuration(DurationMilliseconds)}`}
            {error !== undefined && <span className="tables-small">{` ${error}`}</span>}
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}

function Discarded({ dropped }: { readonly dropped: readonly DescribedDrop[] }) {
  return (
    <ExpandableSection headerText={`Discarded (${dropped.length})`}>
      <ol className="trigger-list" tabIndex={0} aria-label="Discarded">
        {dropped.toReversed().map(({ At, Records, Reason, Destination, Message }, at) => (
          // The list only grows at its end, so a place counted from there stays.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={dropped.length - at}>
            <span className="mono">{formatMoment(At * 1000)}</span> <b>{formatCount(Records, { one: '{n} record', other: '{n} records' })}</b>
            {`: ${Reason}. ${Destination === undefined ? 'No destination was set, so nobody was told.' : `${Destination} was told:`}`}
            {Message !== undefined && <pre>{JSON.stringify(JSON.parse(Message), undefined, 2)}</pre>}
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}

function Said({ triggerId }: { readonly triggerId: string }) {
  const log = useFunctionLog(triggerId);
  if (log === undefined) return null;
  const text = [...log.lines.map((line) => line.text), ...(log.error === undefined ? [] : [log.error])].join('\n');
  return (
    <ExpandableSection headerText="What the function said last">
      <pre tabIndex={0} aria-label="Output of the function">
        {text === '' ? 'Nothing.' : text}
      </pre>
    </ExpandableSection>
  );
}
