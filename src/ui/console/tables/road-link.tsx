/** To what a request did, step by step; nothing for one whose engine does not tell. */
import Link from '@cloudscape-design/components/link';
import type { Exchange } from '#session/exchange.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';

export function RoadLink({ exchange }: { readonly exchange: Exchange }) {
  const session = useSession();
  if (exchange.trace === undefined) return null;
  return (
    <Link href={hrefOf(routes.road)} onFollow={() => session.choose(exchange.number)}>
      {say('Show the road')}
    </Link>
  );
}
