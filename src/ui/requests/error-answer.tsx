/** A refusal in DynamoDB's own words. */
import type { Exchange } from '#session/exchange.ts';
import './error-answer.css';

export function ErrorAnswer({ exchange: { error } }: { readonly exchange: Exchange }) {
  if (error === undefined) return null;
  return (
    <div className="error-answer" role="group" aria-label="Error">
      <b>{error.name}</b>
      <p>{error.message}</p>
    </div>
  );
}
