/** The members of a set, each in a field of its own. */
import { useRef } from 'react';
import Button from '@cloudscape-design/components/button';
import type { AttributeType } from '#engine';
import { say } from '#texts/say.ts';
import { TextValue } from './text-value.tsx';

export interface SetValueProps {
  readonly label: string;
  readonly type: AttributeType;
  readonly members: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (members: readonly string[]) => void;
}

const memberTypes: Partial<Record<AttributeType, AttributeType>> = { SS: 'S', NS: 'N', BS: 'B' };

export function SetValue({ label, type, members, problem, onChange }: SetValueProps) {
  const list = useRef<HTMLDivElement>(null);
  const focus = (at: number): void => {
    // Drawn only after this event.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input, textarea').item(at)?.focus());
  };
  return (
    <div className="item-set" ref={list}>
      {members.map((member, at) => (
        <div key={at} className="item-set-member">
          <div>
            <TextValue
              label={say('Member {at} of {label}', { at: at + 1, label })}
              type={memberTypes[type] ?? 'S'}
              text={member}
              problem={undefined}
              onChange={(text) => onChange(members.with(at, text))}
            />
          </div>
          <Button
            formAction="none"
            variant="icon"
            iconName="close"
            ariaLabel={say('Remove member {at} of {label}', { at: at + 1, label })}
            onClick={() => {
              onChange(members.toSpliced(at, 1));
              focus(Math.min(at, members.length - 2));
            }}
          />
        </div>
      ))}
      {problem !== undefined && <p className="item-problem">{problem}</p>}
      <div>
        <Button
          formAction="none"
          variant="inline-link"
          iconName="add-plus"
          ariaLabel={say('Add a member to {label}', { label })}
          onClick={() => {
            onChange([...members, '']);
            focus(members.length);
          }}
        >
          {say('Add member')}
        </Button>
      </div>
    </div>
  );
}
