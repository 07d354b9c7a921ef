/** The item editor: a new item, one that is there, or a copy of one. */
import { useEffect } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useStore } from 'zustand';
import type { TableRecord } from '#engine';
import { itemDeskOf, placeOf } from '#session/item-desk.ts';
import type { ItemSubject } from '#session/item-route.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { Refusal } from '../tables/refusal.tsx';
import { RoadLink } from '../tables/road-link.tsx';
import { ItemEditor } from './item-editor.tsx';
import './editor-screen.css';

export interface EditorScreenProps {
  readonly table: TableRecord;
  readonly subject: ItemSubject;
  /** The address of the screen, by which its draft is found again. */
  readonly location: string;
}

export default function EditorScreen({ table, subject, location }: EditorScreenProps) {
  const desk = itemDeskOf(useSession());
  const place = placeOf(table, location);
  const work = useStore(desk.store, ({ works }) => works.get(place));
  useEffect(() => void desk.open(place, table, subject), [desk, place, table, subject]);
  useEffect(() => {
    const flush = (): void => desk.flush();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      desk.leave(place);
      desk.flush();
    };
  }, [desk, place]);
  if (work === undefined || work.kind === 'reading') return <p role="status">{say('Reading the item.')}</p>;
  if (work.kind === 'draft') return <ItemEditor table={table} subject={subject} desk={desk} place={place} work={work} />;
  return (
    <Container header={<Header variant="h1">{work.kind === 'missing' ? say('No such item') : say('The item could not be read')}</Header>}>
      <div className="tables-stack">
        {work.kind === 'missing' ? (
          <p>
            {say('GetItem found no item with this key in {name}. It was deleted, or never made.', { name: table.name })}{' '}
            <RoadLink exchange={work.exchange} />
          </p>
        ) : (
          <Refusal exchange={work.exchange} />
        )}
        <div className="tables-row">
          <Button variant="primary" href={hrefOf(routes.items(table.name))}>
            {say('Explore items')}
          </Button>
        </div>
      </div>
    </Container>
  );
}
