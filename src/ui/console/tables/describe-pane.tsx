/** What the learner's own DescribeTable answers. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { Exchange } from '#session/exchange.ts';
import { prettyJson } from '#session/pretty-json.ts';
import { say } from '#texts/say.ts';
import { JsonTextView } from '#ui/requests/json-text-view.tsx';
import { Refusal } from './refusal.tsx';
import { RoadLink } from './road-link.tsx';
import { useRequest } from './use-request.ts';
import './request-preview.css';

export function DescribePane({ name }: { readonly name: string }) {
  const request = useRequest();
  const [answered, setAnswered] = useState<Exchange>();
  const describe = async (): Promise<void> => setAnswered(await request.send('DescribeTable', { TableName: name }));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('What a program is told of this table.')}
          actions={
            <Button loading={request.isRunning} onClick={() => void describe()}>
              {say('Run DescribeTable')}
            </Button>
          }
        >
          DescribeTable
        </Header>
      }
    >
      <Refusal exchange={request.refused} />
      {answered !== undefined && (
        <div className="request-preview">
          <div className="request-preview-text" tabIndex={0} role="group" aria-label={say('Answer of DescribeTable')}>
            <JsonTextView text={prettyJson(answered.response)} />
          </div>
          <RoadLink exchange={answered} />
        </div>
      )}
    </Container>
  );
}
