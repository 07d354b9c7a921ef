/** How calls are spread over keys: a choice of small pictures. */
import { useId } from 'react';
import { say } from '#texts/say.ts';

const choices: readonly { readonly value: string; readonly text: string; readonly bars: readonly number[]; readonly hot?: number }[] = [
  { value: 'UNIFORM', text: say('Uniform'), bars: [10, 10, 10, 10, 10, 10, 10] },
  { value: 'ZIPF', text: say('Zipf'), bars: [28, 16, 11, 8, 6, 5, 4] },
  { value: 'HOT_KEY', text: say('Hot key'), bars: [4, 4, 4, 28, 4, 4, 4], hot: 3 },
  { value: 'SEQUENTIAL', text: say('In order'), bars: [4, 8, 12, 16, 20, 24, 28] },
  { value: 'LATEST', text: say('Latest'), bars: [4, 5, 6, 8, 11, 16, 28] },
];

export function KeysChoice({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const name = useId();
  return (
    <fieldset className="lab-keys">
      <legend>{say('Keys')}</legend>
      <div>
        {choices.map(({ value: choice, text, bars, hot }) => (
          <label key={choice}>
            <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
            <svg viewBox="0 0 42 30" aria-hidden="true">
              {bars.map((bar, i) => (
                <rect key={i} x={i * 6} y={30 - bar} width="5" height={bar} data-hot={i === hot || undefined} />
              ))}
            </svg>
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
