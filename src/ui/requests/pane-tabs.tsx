/** The tabs at the head of a pane: one view of several, by arrow keys too. */
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import './pane-tabs.css';

export interface PaneTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface PaneTabsProps<Id extends string> {
  /** What the tabs are views of. */
  readonly label: string;
  readonly tabs: readonly PaneTab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** At the right end of the row. */
  readonly aside?: ReactNode;
  /** Between the row and the chosen view, on every tab. */
  readonly above?: ReactNode;
  /** The chosen view. */
  readonly children: ReactNode;
}

export function PaneTabs<Id extends string>({ label, tabs, chosen, onChoose, aside, above, children }: PaneTabsProps<Id>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length]!;
    onChoose(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="pane-head">
        <div className="pane-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab.id === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === chosen ? 0 : -1}
              onClick={() => onChoose(tab.id)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      {above}
      <div className="pane-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}
