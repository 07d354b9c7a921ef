/** A lesson out of a link: read and offered, begun only when it is wanted. */
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { unpackText } from '#session/share-link.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { ReadingOutcome } from './lesson-offer.tsx';
import { useLessonReading } from './use-lesson-reading.ts';
import '#ui/requests/controls.css';
import './shared.css';

export default function SharedLessonScreen() {
  const [location] = useLocation();
  const packed = location.slice(routes.sharedLesson.length);
  return <Shared key={packed} packed={packed} />;
}

function Shared({ packed }: { readonly packed: string }) {
  const { reading, read } = useLessonReading();
  useEffect(() => {
    void read(say('a link'), () => unpackText(packed));
  }, [packed, read]);
  return (
    <div className="shared">
      <nav className="shared-crumbs" aria-label={say('Where this page stands')}>
        <Link href={routes.learn}>{say('Learn')}</Link>
      </nav>
      <h1>{say('A lesson from a link')}</h1>
      <div role="status">
        <ReadingOutcome reading={reading} />
      </div>
    </div>
  );
}
