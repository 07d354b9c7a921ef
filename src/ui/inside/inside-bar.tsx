/** The bar of a place of the inside: which table is looked at, what else there is to choose, picture or table. */
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Exchange } from '#session/exchange.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { type Twin, TwinSwitch } from '#ui/kit/segmented.tsx';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import './inside-bar.css';

export interface ChosenTable {
  readonly tables: readonly TableSummary[];
  readonly table: TableSummary;
  readonly onTable: (name: string) => void;
}

/** The table that a link names, or that was used last; `none` where there is no table, nothing until that is known. */
export function useChosenTable(): ChosenTable | 'none' | undefined {
  const tables = useSessionState((state) => state.tables);
  const lastUsed = useSessionState((state) => state.exchanges.findLast(isCharged)?.trace?.events.find(({ type }) => type === 'request.decoded'));
  const [chosenTable, setTable] = useState(tableOfLink);
  if (tables === undefined) return undefined;
  const used = lastUsed?.type === 'request.decoded' ? lastUsed.tableName : undefined;
  const table = tables.find(({ record }) => record.name === (chosenTable ?? used)) ?? tables[0];
  return table === undefined ? 'none' : { tables, table, onTable: setTable };
}

const isCharged = ({ cost }: Exchange): boolean => cost.readUnits + cost.writeUnits > 0;

/** A link to a place may speak of a table. */
function tableOfLink(): string | undefined {
  const { tableName } = (history.state ?? {}) as { readonly tableName?: unknown };
  return typeof tableName === 'string' ? tableName : undefined;
}

export interface InsideBarProps {
  readonly chosen: ChosenTable | undefined;
  readonly twin: Twin;
  readonly onTwin: (twin: Twin) => void;
  readonly children?: ReactNode;
}

export function InsideBar({ chosen, twin, onTwin, children }: InsideBarProps) {
  return (
    <div className="inside-bar">
      {chosen !== undefined && (
        <label>
          {say('Table')}
          <select value={chosen.table.record.name} onChange={(event) => chosen.onTable(event.target.value)}>
            {chosen.tables.map(({ record }) => (
              <option key={record.name}>{record.name}</option>
            ))}
          </select>
        </label>
      )}
      {children}
      <TwinSwitch value={twin} onChange={onTwin} />
    </div>
  );
}

/** What will be here, and the one way to it; the picture's axes and no data. */
export function EmptyPlace({ title, text, action, children }: { readonly title: string; readonly text: string; readonly action?: { readonly name: string; readonly href: string }; readonly children?: ReactNode }) {
  const { name, href } = action ?? { name: say('Create a table'), href: routes.createTable };
  return (
    <div className="inside-empty">
      <h2>{title}</h2>
      <p>{text}</p>
      <Link className="inside-action" href={href}>
        {name}
      </Link>
      {children}
    </div>
  );
}
