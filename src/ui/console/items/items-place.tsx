/** The items of a table. */
import { useParams } from 'wouter';
import { useSessionState } from '#ui/session-context.tsx';
import { formatCount } from '#session/format.ts';

export default function ItemsPlace() {
  const { name = '' } = useParams();
  const count = useSessionState(({ tables }) => tables?.find(({ record }) => record.name === name)?.itemCount ?? 0);
  return <p>{formatCount(count, 'item')}</p>;
}
