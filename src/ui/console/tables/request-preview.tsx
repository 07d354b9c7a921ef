/** The request that a form stands for, as it will be sent: JSON, command line, SDK. */
import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { copyAs, type CopyFormat } from '#session/copy-as.ts';
import { say } from '#texts/say.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import { copyText } from '#ui/requests/copy-text.ts';
import { JsonTextView } from '#ui/requests/json-text-view.tsx';
import './request-preview.css';

const formats = [
  { value: 'json', text: 'JSON' },
  { value: 'cli', text: 'CLI' },
  { value: 'sdk', text: 'SDK' },
] as const;

export interface RequestPreviewProps {
  readonly operation: string;
  readonly input: object;
}

export function RequestPreview({ operation, input }: RequestPreviewProps) {
  const [format, setFormat] = useState<CopyFormat>('json');
  const [said, setSaid] = useState('');
  const copied = copyAs(format, operation, JSON.stringify(input));
  const text = 'text' in copied ? copied.text : copied.problem;
  const copy = async (): Promise<void> => setSaid((await copyText(text)) ? say('Copied') : say('This browser lets nothing be copied here'));
  return (
    <section className="request-preview" aria-label={say('The request, {operation}', { operation })}>
      <div className="request-preview-head">
        <p>{operation}</p>
        <Segmented label={say('Show the request as')} options={formats} value={format} onChange={(value) => (setFormat(value), setSaid(''))} />
        <Button formAction="none" iconName="copy" variant="inline-icon" ariaLabel={say('Copy the request')} onClick={() => void copy()} />
        <span role="status">{said}</span>
      </div>
      {/* Long lines are scrolled, by keyboard too. */}
      <div className="request-preview-text" tabIndex={0} role="group" aria-label={say('Text of the request')}>
        {format === 'json' ? <JsonTextView text={text} /> : <pre>{text}</pre>}
      </div>
    </section>
  );
}
