/** The last line of home and course: whose product this is not, and whose prices these are. */
import { pricesOf } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import './colophon.css';

export function Colophon() {
  return (
    <footer className="colophon">
      <span>{say('Dynascope is independent of AWS. DynamoDB is a service of Amazon Web Services.')}</span>
      <span>{pricesOf}</span>
    </footer>
  );
}
