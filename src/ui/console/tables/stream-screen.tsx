/** The stream of a table: switched on and off, what it triggers, its shards with their lineage, and the records in them. */
import { useEffect, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Exchange } from '#session/exchange.ts';
import { formatBytes, formatCount, formatMoment } from '#session/format.ts';
import { plainText } from '#session/plain-json.ts';
import type { TableSummary } from '#session/session.ts';
import { readRecords, readShards, streamArnOf, type StreamRecordRow, type StreamShard } from '#session/stream-reading.ts';
import { streamWords } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { Refusal } from './refusal.tsx';
import { StreamDialog } from './setting-dialogs.tsx';
import { TriggersPane } from './triggers-pane.tsx';
import './stream-screen.css';

export function StreamScreen({ table: { record } }: { readonly table: TableSummary }) {
  const [isChanging, setChanging] = useState(false);
  const arn = streamArnOf(record);
  return (
    <>
      <Header
        variant="h1"
        description={arn === undefined ? undefined : streamWords(record)}
        actions={
          <Button variant={arn === undefined ? 'primary' : 'normal'} onClick={() => setChanging(true)}>
            {arn === undefined ? say('Switch on') : say('Switch off stream')}
          </Button>
        }
      >
        {say('Streams and triggers')}
      </Header>
      <TriggersPane record={record} />
      {arn === undefined ? (
        <Container>
          <div className="tables-stack">
            <p>
              {say('A stream holds a record of every change to an item: in the order in which the item changed, once, for 24 hours. Functions are triggered by it, copies and counts are kept up with it.')}
            </p>
            <p className="tables-note">{say('Its shards and records stand here once it is on. To write records costs nothing; to read them does.')}</p>
          </div>
        </Container>
      ) : (
        <Shards key={arn} arn={arn} />
      )}
      {isChanging && <StreamDialog record={record} onClose={() => setChanging(false)} />}
    </>
  );
}

interface ShardRead {
  readonly shard: string;
  readonly rows: readonly StreamRecordRow[];
  readonly next: string | undefined;
}

function Shards({ arn }: { readonly arn: string }) {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const [shards, setShards] = useState<readonly StreamShard[]>([]);
  const [read, setRead] = useState<ShardRead>();
  const [refused, setRefused] = useState<Exchange>();
  useEffect(() => {
    let isOld = false;
    readShards(session, arn).then(
      (found) => {
        if (!isOld) setShards(found);
      },
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [session, arn, version]);
  const go = async (shard: string, before?: ShardRead): Promise<void> => {
    const answer = await readRecords(session, arn, shard, before?.next);
    if ('rows' in answer) setRead({ shard, rows: [...(before?.rows ?? []), ...answer.rows], next: answer.next });
    setRefused('rows' in answer ? undefined : answer);
  };
  return (
    <>
      <Table
        items={shards}
        trackBy="id"
        wrapLines
        ariaLabels={{ tableLabel: say('Shards') }}
        columnDefinitions={[
          {
            id: 'id',
            header: say('Shard'),
            isRowHeader: true,
            cell: ({ id, parent }) => (
              <div className="stream-shard">
                <span className="mono tables-name">{id}</span>
                {parent !== undefined && <span className="tables-small">{say('after {parent}', { parent })}</span>}
              </div>
            ),
          },
          { id: 'state', header: say('State'), cell: ({ to }) => (to === undefined ? say('open') : say('closed')) },
          {
            id: 'read',
            header: say('Records'),
            cell: ({ id }) => (
              <Button ariaLabel={say('Read {id} from its oldest record', { id })} onClick={() => void go(id)}>
                {say('Read')}
              </Button>
            ),
          },
        ]}
        header={
          <Header variant="h2" counter={`(${shards.length})`} description={say('A shard takes the records of a partition. When it closes, its children go on.')}>
            {say('Shards')}
          </Header>
        }
        empty={<Box textAlign="center">{say('No shard yet.')}</Box>}
      />
      <Refusal exchange={refused} />
      {read !== undefined && <Records read={read} onMore={() => void go(read.shard, read)} />}
    </>
  );
}

function Records({ read: { shard, rows, next }, onMore }: { readonly read: ShardRead; readonly onMore: () => void }) {
  return (
    <Table
      items={rows}
      trackBy="sequence"
      wrapLines
      ariaLabels={{ tableLabel: say('Records') }}
      columnDefinitions={[
        {
          id: 'event',
          header: say('Record'),
          isRowHeader: true,
          cell: ({ event, isExpiry, atSeconds, bytes, sequence }) => (
            <div className="stream-shard">
              <b className="stream-event">{isExpiry ? say('{event}, expired', { event }) : event}</b>
              <span className="tables-small">{`${formatMoment(atSeconds * 1000)}, ${formatBytes(bytes)}`}</span>
              <span className="tables-small mono tables-name">{sequence}</span>
            </div>
          ),
        },
        { id: 'item', header: say('Item'), cell: ({ keys, before, after }) => <Images keys={plainText(keys)} before={before && plainText(before)} after={after && plainText(after)} /> },
      ]}
      header={
        <Header
          variant="h2"
          counter={`(${rows.length})`}
          description={<span className="tables-name">{say('Of {shard}, read by GetShardIterator and GetRecords.', { shard })}</span>}
          actions={
            <Button disabled={next === undefined} disabledReason={say('The shard is closed and read to its end.')} onClick={onMore}>
              {say('Read on')}
            </Button>
          }
        >
          {say('Records')}
        </Header>
      }
      empty={<Box textAlign="center">{say('{records}. Change an item, then read on.', { records: formatCount(0, { one: '{n} record', other: '{n} records' }) })}</Box>}
    />
  );
}

function Images({ keys, before, after }: { readonly keys: string; readonly before: string | undefined; readonly after: string | undefined }) {
  const parts = [
    ...(before === undefined ? [] : [{ name: 'before', text: before }]),
    ...(after === undefined ? [] : [{ name: 'after', text: after }]),
  ];
  return (
    <div className="stream-images">
      {(parts.length === 0 ? [{ name: 'key', text: keys }] : parts).map(({ name, text }) => (
        <div key={name}>
          <span className="tables-small">{name}</span>
          <pre>{text}</pre>
        </div>
      ))}
    </div>
  );
}
