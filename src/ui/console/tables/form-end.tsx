/** The end of a form that sends a request: its refusal, and the buttons. */
import Button from '@cloudscape-design/components/button';
import { say } from '#texts/say.ts';
import { hrefOf } from './address.ts';
import { Refusal } from './refusal.tsx';
import type { Request } from './use-request.ts';

export interface FormEndProps {
  readonly submit: string;
  /** Where one goes without sending anything. */
  readonly cancel: string;
  readonly request: Request;
}

export function FormEnd({ submit, cancel, request }: FormEndProps) {
  return (
    <div className="create-table-end">
      <Refusal exchange={request.refused} />
      <div className="create-table-buttons">
        <Button variant="link" href={hrefOf(cancel)}>
          {say('Cancel')}
        </Button>
        <Button variant="primary" formAction="submit" loading={request.isRunning}>
          {submit}
        </Button>
      </div>
    </div>
  );
}
