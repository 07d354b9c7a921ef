/** Offers a new version of the page. Never in a lesson: what a learner is in the middle of goes first. */
import { useLocation } from 'wouter';
import { say } from '#texts/say.ts';
import './update-offer.css';

export interface UpdateOfferProps {
  readonly hasUpdate: boolean;
  readonly onApply: () => void;
}

export function UpdateOffer({ hasUpdate, onApply }: UpdateOfferProps) {
  const [location] = useLocation();
  if (!hasUpdate || isInLesson(location)) return null;
  return (
    <section className="update-offer" aria-label={say('New version')}>
      <p>{say('A new version is ready. Your work stays.')}</p>
      <button type="button" onClick={onApply}>
        {say('Load it')}
      </button>
    </section>
  );
}

export const isInLesson = (location: string): boolean => /^\/learn\/./.test(location);
