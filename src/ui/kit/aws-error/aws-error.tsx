/** A refusal: DynamoDB's name and words for it to the letter, then what it means and what helps. */
import { lazy, type ReactNode, Suspense } from 'react';
import type { ExchangeError } from '#session/exchange.ts';
import { say } from '#texts/say.ts';
import './aws-error.css';

/** The words for all errors are many, and most screens never show one. */
const Explained = lazy(() => import('./explained.tsx'));

export interface AwsErrorProps {
  readonly error: ExchangeError;
  /** What can be done from here, such as a link to the request's road. */
  readonly children?: ReactNode;
}

export function AwsError({ error, children }: AwsErrorProps) {
  return (
    <div className="aws-error" role="group" aria-label={say('Error')}>
      <p className="aws-error-name">{error.name}</p>
      {error.message !== '' && <p className="aws-error-message">{error.message}</p>}
      <Suspense fallback={null}>
        <Explained error={error} />
      </Suspense>
      {children !== undefined && <div className="aws-error-more">{children}</div>}
    </div>
  );
}
