/** What stands over the tables, be there any or none. */
import type { ReactNode } from 'react';
import Header from '@cloudscape-design/components/header';

export function TablesHeader({ count, actions }: { readonly count: number; readonly actions?: ReactNode }) {
  return (
    <Header
      variant="h1"
      counter={`(${count})`}
      description="Items and sizes as they are now. DescribeTable counts every six hours."
      actions={actions}
    >
      Tables
    </Header>
  );
}
