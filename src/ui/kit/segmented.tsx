/** A small switch between a few ways to see one thing. */
import { useId } from 'react';
import { say } from '#texts/say.ts';
import './segmented.css';

export interface SegmentedProps<T extends string> {
  /** What is switched, for screen readers. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}

export type Twin = 'picture' | 'table';

const twins = [
  { value: 'picture', text: say('Picture') },
  { value: 'table', text: say('Table') },
] as const;

/** Every picture has a table with the same facts in the same order. */
export function TwinSwitch({ value, onChange }: { readonly value: Twin; readonly onChange: (value: Twin) => void }) {
  return <Segmented label={say('Show as')} options={twins} value={value} onChange={onChange} />;
}
