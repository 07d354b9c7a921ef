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
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
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
          description={say('A trigger reads the stream, makes batches of its records, and invokes a function with each.')}
          actions={
            hasStream && (
              <Button onClick={() => setOpen({ dialog: 'create' })}>{say('Create trigger')}</Button>
            )
          }
        >
          {say('Triggers')}
        </Header>
      }
    >
      {triggers.length === 0 ? (
        <p className="tables-note">{say('No trigger yet. The function may be code of yours, or one that fails where you say.')}</p>
      ) : (
        triggers.map((trigger) => <Trigger key={trigger.UUID} trigger={trigger} onOpen={(dialog) => setOpen({ dialog, trigger })} />)
      )}
      {open !== undefined && open.dialog !== 'delete' && (
        <TriggerDialog record={record} trigger={open.dialog === 'edit' ? open.trigger : undefined} onClose={close} />
      )}
      {open?.dialog === 'delete' && (
        <RequestDialog
          title={say('Delete the trigger {functionName}?', { functionName: open.trigger.FunctionName })}
          operation="DeleteTrigger"
          input={{ UUID: open.trigger.UUID }}
          submit={say('Delete')}
          taken={say('Changes of {name} no longer go to {functionName}.', { name: record.name, functionName: open.trigger.FunctionName })}
          onClose={close}
        >
          <p>{say('Records that it has not processed stay in the stream. A new trigger can begin with them.')}</p>
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
    <section className="trigger" aria-label={say('Trigger {name}', { name })}>
      <div className="trigger-head">
        <div>
          <h3 className="tables-name">{name}</h3>
          <span className="trigger-state">{stateWords(trigger)}</span>
        </div>
        <SpaceBetween direction="horizontal" size="xs">
          <Button ariaLabel={say('Edit trigger {name}', { name })} onClick={() => onOpen('edit')}>
            {say('Edit')}
          </Button>
          <Button ariaLabel={isOn ? say('Switch off trigger {name}', { name }) : say('Switch on trigger {name}', { name })} onClick={() => void request.send('UpdateTrigger', { UUID, Enabled: !isOn })}>
            {isOn ? say('Switch off') : say('Switch on')}
          </Button>
          <Button ariaLabel={say('Delete trigger {name}', { name })} onClick={() => onOpen('delete')}>
            {say('Delete')}
          </Button>
        </SpaceBetween>
      </div>
      <dl className="trigger-figures">
        <Figure name={say('Delivered')} value={formatNumber(totals.Delivered, 0)} />
        <Figure name={say('Filtered out')} value={formatNumber(totals.Filtered, 0)} />
        <Figure name={say('Discarded')} value={formatNumber(totals.Dropped, 0)} isBad={totals.Dropped > 0} />
        <Figure name={say('Invocations')} value={formatNumber(totals.Invocations, 0)} />
        <Figure name={say('Failures')} value={formatNumber(totals.Failures, 0)} isBad={totals.Failures > 0} />
        <Figure name={say('Iterator age')} value={formatDuration(ageMs)} />
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
      {lane.LastError === undefined ? say('Shard …{shardId}: {records} failed and will be sent again. What is behind waits.', {
        shardId: ShardId.slice(-8),
        records: formatCount(lane.Records ?? 0, { one: '{n} record', other: '{n} records' }),
      }) : say('Shard …{shardId}: {records} failed ({lastError}) and will be sent again. What is behind waits.', {
        shardId: ShardId.slice(-8),
        records: formatCount(lane.Records ?? 0, { one: '{n} record', other: '{n} records' }),
        lastError: lane.LastError,
      })}
    </p>
  ));
}

function Invoked({ invocations }: { readonly invocations: readonly DescribedInvocation[] }) {
  return (
    <ExpandableSection headerText={say('Last invocations ({count})', { count: invocations.length })}>
      <ol className="trigger-list" tabIndex={0} aria-label={say('Last invocations')}>
        {invocations.toReversed().map(({ InvocationId, StartedAt, Records, Attempt, Outcome, DurationMilliseconds, Error: error }) => (
          <li key={InvocationId}>
            <span className="mono">{formatMoment(StartedAt * 1000)}</span> {saidWith('{outcome}: {records}, attempt {attempt}, {durationMilliseconds}', {
              outcome: <b>{Outcome}</b>,
              records: formatCount(Records, { one: '{n} record', other: '{n} records' }),
              attempt: Attempt,
              durationMilliseconds: formatDuration(DurationMilliseconds),
            })}
            {error !== undefined && <span className="tables-small">{` ${error}`}</span>}
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}

function Discarded({ dropped }: { readonly dropped: readonly DescribedDrop[] }) {
  return (
    <ExpandableSection headerText={say('Discarded ({count})', { count: dropped.length })}>
      <ol className="trigger-list" tabIndex={0} aria-label={say('Discarded')}>
        {dropped.toReversed().map(({ At, Records, Reason, Destination, Message }, at) => (
          // The list only grows at its end, so a place counted from there stays.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={dropped.length - at}>
            <span className="mono">{formatMoment(At * 1000)}</span> <b>{formatCount(Records, { one: '{n} record', other: '{n} records' })}</b>
            {`: ${Reason}. ${Destination === undefined ? say('No destination was set, so nobody was told.') : say('{destination} was told:', { destination: Destination })}`}
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
    <ExpandableSection headerText={say('What the function said last')}>
      <pre tabIndex={0} aria-label={say('Output of the function')}>
        {text === '' ? say('Nothing.') : text}
      </pre>
    </ExpandableSection>
  );
}
