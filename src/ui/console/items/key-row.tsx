/** A key attribute: its name and type are the table's, and of an item that is there its value is fixed, too. */
import { changeNode, type FormNode, nodeProblem } from '#session/item-form.ts';
import { say } from '#texts/say.ts';
import type { FormEdit } from './node-row.tsx';
import { TextValue } from './text-value.tsx';

export interface KeyRowProps {
  readonly node: FormNode;
  readonly role: 'partition key' | 'sort key';
  readonly isFixed: boolean;
  readonly edit: FormEdit;
}

export function KeyRow({ node, role, isFixed, edit }: KeyRowProps) {
  const { id, name, type, text } = node;
  const problem = text === '' ? undefined : nodeProblem(node);
  return (
    <div className="item-row">
      <span className="item-row-key">
        <b className="mono">{name}</b> {role === 'sort key' ? say('sort key') : say('partition key')}
      </span>
      <span className="item-row-type mono">{type}</span>
      <div className="item-row-value">
        {isFixed ? (
          <p className="mono item-row-fixed">
            {text}
            <span className="visually-hidden">{`. ${say('The key says which item it is, so it stays.')}`}</span>
          </p>
        ) : (
          <TextValue label={say('Value of {name}', { name })} type={type} text={text} problem={problem} onChange={(changed) => edit((form) => changeNode(form, id, { text: changed }))} />
        )}
      </div>
    </div>
  );
}
