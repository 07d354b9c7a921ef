/** What stands in the form of "Create table", kept while the learner looks at something else. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CreateTableForm, emptyCreateTableForm } from './create-table-form.ts';
import { firstLoad, type LoadForm } from './tables-price.ts';

export interface CreateTableDraft {
  readonly form: CreateTableForm;
  /** The load that the calculator reckons with. */
  readonly load: LoadForm;
}

const emptyDraft: CreateTableDraft = { form: emptyCreateTableForm, load: firstLoad };
const open = new Map<string, StoreApi<CreateTableDraft>>();

/** The draft of a workspace, as long as the page is open. */
export function createTableDraftOf(workspace: string): StoreApi<CreateTableDraft> {
  const draft = open.get(workspace) ?? createStore<CreateTableDraft>(() => emptyDraft);
  open.set(workspace, draft);
  return draft;
}

export const clearCreateTableDraft = (workspace: string): void => createTableDraftOf(workspace).setState({ form: emptyCreateTableForm });
