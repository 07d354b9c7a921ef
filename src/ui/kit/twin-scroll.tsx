/** Room for a table twin that may be wider than the screen: it scrolls within itself, by keyboard too. */
import type { ReactNode } from 'react';
import './twin.css';

export interface TwinScrollProps {
  readonly label: string;
  /** False where screen readers alone have the table: what is not to be seen takes no focus. */
  readonly isShown: boolean;
  readonly children: ReactNode;
}

export function TwinScroll({ label, isShown, children }: TwinScrollProps) {
  return (
    <div className="twin-scroll" {...(isShown ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
      {children}
    </div>
  );
}
