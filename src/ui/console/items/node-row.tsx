/** One attribute, or one element of a list: with everything that stands in it. */
import { memo, type MouseEvent } from 'react';
import Button from '@cloudscape-design/components/button';
import type { AttributeType } from '#engine';
import {
  addNode,
  attributeTypeNames,
  changeNode,
  type FormNode,
  isNestedType,
  isSetType,
  type ItemForm,
  moveNode,
  nodeProblem,
  removeNode,
  retypeNode,
} from '#session/item-form.ts';
import { say } from '#texts/say.ts';
import { SetValue } from './set-value.tsx';
import { TextValue } from './text-value.tsx';

export type FormEdit = (change: (form: ItemForm) => ItemForm) => void;

export interface NodeRowProps {
  readonly node: FormNode;
  /** Its place in a list; nothing for what has a name. */
  readonly index: number | undefined;
  /** The node that was added last. */
  readonly added: number | undefined;
  /** Nodes whose name stands twice. */
  readonly doubled: ReadonlySet<number>;
  readonly edit: FormEdit;
}

const types = Object.entries(attributeTypeNames) as [AttributeType, string][];

export const NodeRow = memo(function NodeRow({ node, index, added, doubled, edit }: NodeRowProps) {
  const { id, name, type } = node;
  const label = index === undefined ? name || say('attribute without a name') : say('element {index}', { index });
  const isNew = added === id;
  return (
    <div className="item-node" role="group" aria-label={label}>
      <div className="item-row">
        {index === undefined ? (
          <div>
            <input
              className="item-input mono"
              aria-label={say('Name')}
              placeholder={say('Name')}
              value={name}
              autoFocus={isNew}
              aria-invalid={doubled.has(id)}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => edit((form) => changeNode(form, id, { name: target.value }))}
            />
            {doubled.has(id) && <p className="item-problem">{say('This name stands twice.')}</p>}
          </div>
        ) : (
          <span className="item-row-index mono">{index}</span>
        )}
        <select
          className="item-input item-row-type"
          aria-label={say('Type of {label}', { label })}
          value={type}
          autoFocus={isNew && index !== undefined}
          onChange={({ target }) => edit((form) => retypeNode(form, id, target.value as AttributeType))}
        >
          {types.map(([value, words]) => (
            <option key={value} value={value}>
              {`${words} (${value})`}
            </option>
          ))}
        </select>
        <div className="item-row-value">
          <Value node={node} label={label} edit={edit} />
        </div>
        <div className="item-row-actions">
          {index !== undefined && (
            <>
              <Button formAction="none" variant="icon" iconName="angle-up" ariaLabel={say('Move {label} up', { label })} onClick={() => edit((form) => moveNode(form, id, -1))} />
              <Button formAction="none" variant="icon" iconName="angle-down" ariaLabel={say('Move {label} down', { label })} onClick={() => edit((form) => moveNode(form, id, 1))} />
            </>
          )}
          <span onClickCapture={focusNeighbour}>
            <Button formAction="none" variant="icon" iconName="close" ariaLabel={say('Remove {label}', { label })} onClick={() => edit((form) => removeNode(form, id))} />
          </span>
        </div>
      </div>
      {isNestedType(type) && (
        <div className="item-node-inner">
          {node.children.map((child, at) => (
            <NodeRow key={child.id} node={child} index={type === 'L' ? at : undefined} added={added} doubled={doubled} edit={edit} />
          ))}
          <div>
            <Button formAction="none" variant="inline-link" iconName="add-plus" ariaLabel={say('Add to {label}', { label })} onClick={() => edit((form) => addNode(form, id, node.children.at(-1)?.type ?? 'S'))}>
              {type === 'L' ? say('Add element') : say('Add key')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
});

/** Before a row goes, the focus moves on: to the next row, or to the button behind them. */
function focusNeighbour({ currentTarget }: MouseEvent): void {
  const row = currentTarget.closest('.item-node');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
}

interface ValueProps {
  readonly node: FormNode;
  readonly label: string;
  readonly edit: FormEdit;
}

function Value({ node, label, edit }: ValueProps) {
  const { id, type, text, flag, members } = node;
  const problem = nodeProblem(node);
  if (isNestedType(type)) return <p className="item-row-about">{aboutOf(node)}</p>;
  if (type === 'NULL') return <p className="item-row-about">null</p>;
  if (type === 'BOOL') {
    return (
      <select className="item-input mono" aria-label={say('Value of {label}', { label })} value={String(flag)} onChange={({ target }) => edit((form) => changeNode(form, id, { flag: target.value === 'true' }))}>
        <option>{say('true')}</option>
        <option>{say('false')}</option>
      </select>
    );
  }
  if (isSetType(type)) {
    return <SetValue label={label} type={type} members={members} problem={problem} onChange={(changed) => edit((form) => changeNode(form, id, { members: changed }))} />;
  }
  return <TextValue label={say('Value of {label}', { label })} type={type} text={text} problem={problem} onChange={(changed) => edit((form) => changeNode(form, id, { text: changed }))} />;
}

const aboutOf = ({ type, children }: FormNode): string => {
  const noun = type === 'L' ? 'element' : 'key';
  return children.length === 1 ? `1 ${noun}` : `${children.length} ${noun}s`;
};
