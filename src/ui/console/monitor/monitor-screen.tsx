/** CloudWatch's metrics of one table: consumed against provisioned, throttles and why, latency, requests. */
import { useState } from 'react';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import { type MonitorScope, monitorCharts } from '#session/folds/monitor.ts';
import { throttleCauses } from '#session/folds/throttle-causes.ts';
import { periodFor, periodsFor, ranges } from '#session/monitor-span.ts';
import type { TableSummary } from '#session/session.ts';
import { type Twin, TwinSwitch } from '#ui/kit/segmented.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Link } from 'wouter';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { ChartPane } from './chart-pane.tsx';
import { ThrottlesPane } from './throttles-pane.tsx';
import { useMetrics } from './use-metrics.ts';
import './monitor.css';

export default function MonitorScreen({ table: { record } }: { readonly table: TableSummary }) {
  const [indexName, setIndexName] = useState<string>();
  const [rangeSeconds, setRange] = useState(3600);
  const [chosenPeriod, setPeriod] = useState(60);
  const [twin, setTwin] = useState<Twin>('picture');
  const periodSeconds = periodFor(rangeSeconds, chosenPeriod);
  const metrics = useMetrics(record.name, { rangeSeconds, periodSeconds });
  const scope: MonitorScope = { tableName: record.name, indexName };
  const globals = record.indexes.filter(({ kind }) => kind === 'global');
  const isEmpty = metrics !== undefined && !metrics.Metrics.some(({ MetricName }) => MetricName.startsWith('Consumed'));
  return (
    <>
      <Header variant="h1" description={say('What CloudWatch would show, in minutes of virtual time. Times are UTC.')} actions={<TwinSwitch value={twin} onChange={setTwin} />}>
        {say('Monitor')}
      </Header>
      <Container>
        <div className="monitor-choices">
          <Choice label={say('What')} options={[{ value: '', text: say('The table') }, ...globals.map(({ name }) => ({ value: name, text: say('Index {name}', { name }) }))]} value={indexName ?? ''} onChange={(value) => setIndexName(value === '' ? undefined : value)} />
          <Choice label={say('Range')} options={ranges} value={String(rangeSeconds)} onChange={(value) => setRange(Number(value))} />
          <Choice label={say('Period')} options={periodsFor(rangeSeconds)} value={String(periodSeconds)} onChange={(value) => setPeriod(Number(value))} />
        </div>
      </Container>
      {isEmpty && (
        <p className="monitor-empty">
          {saidWith('No units were consumed in this time. {link}, and the charts fill as they are asked.', { link: <Link href={routes.items(record.name)}>{say('Write or read items')}</Link> })}
        </p>
      )}
      {metrics !== undefined && (
        <>
          <ThrottlesPane causes={throttleCauses(metrics, scope)} tableName={record.name} />
          <div className="monitor-charts">
            {monitorCharts(metrics, scope).map((chart) => (
              <ChartPane key={chart.id} chart={chart} twin={twin} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  const all = options.map((option) => ({ value: option.value, label: option.text }));
  return (
    <FormField label={label}>
      <Select options={all} selectedOption={all.find((option) => option.value === value) ?? null} onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')} />
    </FormField>
  );
}
