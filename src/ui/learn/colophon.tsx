/** The last line of home and course: whose product this is not, and whose prices these are. */
import { pricesOf } from '#session/prices.ts';
import './colophon.css';

export function Colophon() {
  return (
    <footer className="colophon">
      <span>Dynascope is independent of AWS. DynamoDB is a service of Amazon Web Services.</span>
      <span>{pricesOf}</span>
    </footer>
  );
}
