/** What an error means and what helps; nothing for one that is not DynamoDB's. */
import { explainError } from '#session/error-explanations.ts';
import type { ExchangeError } from '#session/exchange.ts';
import { say } from '#texts/say.ts';

export default function Explained({ error }: { readonly error: ExchangeError }) {
  const explanation = explainError(error);
  if (explanation === undefined) return null;
  return (
    <dl className="aws-error-explained">
      <div>
        <dt>{say('What it means')}</dt>
        <dd>{explanation.means}</dd>
      </div>
      <div>
        <dt>{say('What to do')}</dt>
        <dd>{explanation.next}</dd>
      </div>
    </dl>
  );
}
