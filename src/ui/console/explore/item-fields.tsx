/** The attributes of an item as fields, nested as deep as they are. */
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { AttributeType, TableRecord } from '#engine';
import { addNode, attributeTypeNames, changeNode, type FormNode, isNestedType, isSetType, type ItemForm, type NodeChange, removeNode, retypeNode } from '#session/item-form.ts';
import { keysOf } from '#session/table-keys.ts';

export interface ItemFieldsProps {
  readonly table: TableRecord;
  readonly form: ItemForm;
  readonly onChange: (form: ItemForm) => void;
}

interface Doing {
  readonly change: (id: number, change: NodeChange) => void;
  readonly retype: (id: number, type: AttributeType) => void;
  readonly remove: (id: number) => void;
  readonly add: (parent: number | undefined, type: AttributeType) => void;
}

const types = Object.keys(attributeTypeNames) as AttributeType[];

export function ItemFields({ table, form, onChange }: ItemFieldsProps) {
  const keys = keysOf(table);
  const doing: Doing = {
    change: (id, change) => onChange(changeNode(form, id, change)),
    retype: (id, type) => onChange(retypeNode(form, id, type)),
    remove: (id) => onChange(removeNode(form, id)),
    add: (parent, type) => onChange(addNode(form, parent, type)),
  };
  return (
    <div className="fields">
      <ul className="fields-list">
        {form.nodes.map((node, at) => (
          <Field key={node.id} node={node} isKey={at < keys.length} isInList={false} doing={doing} path={node.name} />
        ))}
      </ul>
      <AddButton label="Add attribute" onAdd={(type) => doing.add(undefined, type)} />
    </div>
  );
}

interface FieldProps {
  readonly node: FormNode;
  readonly isKey: boolean;
  /** Elements of a list have no names. */
  readonly isInList: boolean;
  readonly doing: Doing;
  /** For screen readers: where the field is. */
  readonly path: string;
}

function Field({ node, isKey, isInList, doing, path }: FieldProps) {
  const { id, name, type } = node;
  const said = path === '' ? 'attribute without a name' : path;
  return (
    <li className="field">
      <div className="field-row" role="group" aria-label={said}>
        {isInList ? (
          <span className="field-name tables-small">element</span>
        ) : isKey ? (
          <span className="field-name">
            <b>{name}</b> <span className="tables-small">key</span>
          </span>
        ) : (
          <input
            className="field-name field-input"
            aria-label="Name"
            placeholder="Name"
            value={name}
            onChange={({ target }) => doing.change(id, { name: target.value })}
          />
        )}
        {isKey ? (
          <span className="field-type tables-small">{attributeTypeNames[type]}</span>
        ) : (
          <select
            className="field-type field-input"
            aria-label={`Type of ${said}`}
            value={type}
            onChange={({ target }) => doing.retype(id, target.value as AttributeType)}
          >
            {types.map((one) => (
              <option key={one} value={one}>
                {attributeTypeNames[one]}
              </option>
            ))}
          </select>
        )}
        <Value node={node} said={said} doing={doing} />
        {!isKey && <Button formAction="none" variant="icon" iconName="remove" ariaLabel={`Remove ${said}`} onClick={() => doing.remove(id)} />}
      </div>
      {isNestedType(type) && (
        <div className="field-nested">
          <ul className="fields-list">
            {node.children.map((child, at) => (
              <Field
                key={child.id}
                node={child}
                isKey={false}
                isInList={type === 'L'}
                doing={doing}
                path={type === 'L' ? `${path}[${at}]` : `${path}.${child.name}`}
              />
            ))}
          </ul>
          <AddButton label={type === 'L' ? `Add element to ${said}` : `Add to ${said}`} onAdd={(added) => doing.add(id, added)} />
        </div>
      )}
    </li>
  );
}

function Value({ node, said, doing }: { readonly node: FormNode; readonly said: string; readonly doing: Doing }) {
  const { id, type, text, flag, members, children } = node;
  if (type === 'BOOL') {
    return (
      <label className="field-value field-flag">
        <input type="checkbox" checked={flag} onChange={({ target }) => doing.change(id, { flag: target.checked })} />
        {flag ? 'true' : 'false'}
      </label>
    );
  }
  if (type === 'NULL') return <span className="field-value tables-small">null</span>;
  if (isNestedType(type)) return <span className="field-value tables-small">{`${children.length} inside`}</span>;
  if (isSetType(type)) return <Members members={members} said={said} onChange={(next) => doing.change(id, { members: next })} />;
  if (type === 'S') {
    return (
      <textarea
        className="field-value field-input"
        aria-label={`Value of ${said}`}
        rows={Math.min(8, text.split('\n').length)}
        spellCheck={false}
        value={text}
        onChange={({ target }) => doing.change(id, { text: target.value })}
      />
    );
  }
  return (
    <input
      className="field-value field-input mono"
      aria-label={`Value of ${said}`}
      placeholder={type === 'N' ? '0' : 'base64'}
      value={text}
      onChange={({ target }) => doing.change(id, { text: target.value })}
    />
  );
}

interface MembersProps {
  readonly members: readonly string[];
  readonly said: string;
  readonly onChange: (members: readonly string[]) => void;
}

function Members({ members, said, onChange }: MembersProps) {
  return (
    <div className="field-value field-members">
      {members.map((member, at) => (
        <span key={at} className="field-member">
          <input
            className="field-input"
            aria-label={`Member ${at + 1} of ${said}`}
            value={member}
            onChange={({ target }) => onChange(members.map((other, i) => (i === at ? target.value : other)))}
          />
          <Button formAction="none" variant="icon" iconName="close" ariaLabel={`Remove member ${at + 1} of ${said}`} onClick={() => onChange(members.filter((_, i) => i !== at))} />
        </span>
      ))}
      <Button formAction="none" iconName="add-plus" ariaLabel={`Add a member to ${said}`} onClick={() => onChange([...members, ''])}>
        Member
      </Button>
    </div>
  );
}

function AddButton({ label, onAdd }: { readonly label: string; readonly onAdd: (type: AttributeType) => void }) {
  return (
    <ButtonDropdown
      items={types.map((type) => ({ id: type, text: attributeTypeNames[type] }))}
      onItemClick={({ detail }) => onAdd(detail.id as AttributeType)}
      ariaLabel={label}
    >
      {label}
    </ButtonDropdown>
  );
}
