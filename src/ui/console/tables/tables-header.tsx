/** What stands over the tables, be there any or none. */
import type { ReactNode } from 'react';
import Header from '@cloudscape-design/components/header';
import { say } from '#texts/say.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';

export function TablesHeader({ count, actions }: { readonly count: number; readonly actions?: ReactNode }) {
  const isElsewhere = useElsewhere() !== undefined;
  return (
    <Header
      variant="h1"
      counter={`(${count})`}
      description={isElsewhere ? say('Items and sizes as DescribeTable tells them.') : say('Items and sizes as they are now. DescribeTable counts every six hours.')}
      actions={actions}
    >
      {say('Tables')}
    </Header>
  );
}
