/** A refusal in DynamoDB's own words, and in ours. */
import type { Exchange } from '#session/exchange.ts';
import { AwsError } from '#ui/kit/aws-error/aws-error.tsx';
import './error-answer.css';

export function ErrorAnswer({ exchange: { error } }: { readonly exchange: Exchange }) {
  if (error === undefined) return null;
  return (
    <div className="error-answer">
      <AwsError error={error} />
    </div>
  );
}
