/** JSON to read: names in medium weight, the rest lighter. */
import { say } from '#texts/say.ts';
import './json-text-view.css';

/** More lines than anybody reads, and few enough to be drawn at once. */
const linesMax = 2000;
const charsMax = 300_000;

const stringPattern = /("(?:[^"\\]|\\.)*")/;

/** A text in quotes with a colon behind it is a name. */
const isName = (parts: readonly string[], at: number): boolean => at % 2 === 1 && /^\s*:/.test(parts[at + 1]!);

export function JsonTextView({ text }: { readonly text: string }) {
  const lines = text.slice(0, charsMax).split('\n').slice(0, linesMax);
  const shown = lines.join('\n');
  return (
    <>
      <pre className="json-text-view">
        {shown.split(stringPattern).map((part, at, parts) => (isName(parts, at) ? <b key={at}>{part}</b> : part))}
      </pre>
      {shown.length < text.length && (
        <p className="json-text-view-more">{say('The first {toLocaleString} lines of it. Copy it to see all.', { toLocaleString: lines.length.toLocaleString('en') })}</p>
      )}
    </>
  );
}
