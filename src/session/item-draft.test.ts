import { describe, expect, test } from 'vitest';
import type { AttributeMap, TableRecord } from '#engine';
import { Story } from '#testing/story.ts';
import { keyAddress, keyOfAddress } from './item-address.ts';
import { addNode, changeNode } from './item-form.ts';
import { isTouched, newDraft, readDraft, saveRequest, showAs } from './item-draft.ts';

const story = new Story().table('Orders pk:S sk:N');
const table: TableRecord = story.engine.inspect().tables[0]!.record;
const item = { pk: { S: 'a' }, sk: { N: '12345678901234567890123456789012345678' }, tags: { SS: ['x', 'y'] } };

describe('one draft behind three views', () => {
  test('goes through all of them unchanged, all 38 digits and sets with it', () => {
    let draft = newDraft(table, item, item);
    for (const view of ['dynamo', 'plain', 'form', 'plain', 'dynamo'] as const) {
      draft = showAs(draft, table, view);
      expect([draft.view, readDraft(draft)]).toEqual([view, { item }]);
    }
    expect(isTouched(draft)).toBe(false);
  });

  test('text that can not be read stays where it was typed, and is told', () => {
    const draft = { ...showAs(newDraft(table, item), table, 'dynamo'), text: '{"pk": {"S": "a"' };
    expect(readDraft(draft)).toEqual({ problem: expect.stringContaining('Line 1') });
    expect(showAs(draft, table, 'form')).toBe(draft);
  });

  test('a name that stands twice is told, and nothing of it is lost', () => {
    const begun = newDraft(table, item);
    const form = changeNode(addNode(begun.form, undefined, 'S'), begun.form.nextId, { name: 'tags', text: 'again' });
    expect(readDraft({ ...begun, form })).toEqual({ problem: 'The name “tags” stands twice. An item has each name once.' });
  });

  test('a new item has its keys to fill in', () => {
    expect(readDraft(newDraft(table))).toEqual({ item: { pk: { S: '' }, sk: { N: '' } } });
  });
});

describe('saving', () => {
  const save = (wanted: object, original?: typeof item): string | undefined =>
    story.call('PutItem', saveRequest(table, wanted as typeof item, original)).error;

  test('a new item, and no item of the same key over it', () => {
    expect([save(item), save(item)]).toEqual([undefined, 'ConditionalCheckFailedException']);
  });

  test('a change, unless somebody else has changed it meanwhile', () => {
    const changed = { ...item, tags: { SS: ['z'] } };
    expect(save(changed, item)).toBeUndefined();
    expect(save({ ...item, tags: { SS: ['lost'] } }, item)).toBe('ConditionalCheckFailedException');
    expect(save({ ...item, tags: { SS: ['won'] } }, changed)).toBeUndefined();
  });

  test('under another key it is a new item', () => {
    expect(save({ ...item, pk: { S: 'b' } }, item)).toBeUndefined();
  });
});

test('any key has an address, and any address that is none leads nowhere', () => {
  const keys: AttributeMap[] = [{ pk: { S: 'ä/b?#%\u{1f3b5}' }, sk: { N: '1' } }, { pk: { B: 'AA==' } }];
  for (const key of keys) {
    expect(keyAddress(key)).toMatch(/^[\w-]+$/);
    expect(keyOfAddress(keyAddress(key))).toEqual(key);
  }
  for (const text of ['', 'new', '%%', 'e30x', keyAddress({}).slice(1)]) {
    expect(JSON.stringify(keyOfAddress(text) ?? null)).toMatch(/^(null|\{\})$/);
  }
});
