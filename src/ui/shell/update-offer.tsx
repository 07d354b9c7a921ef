/** Offers a new version of the page. Never in a lesson: what a learner is in the middle of goes first. */
import { useLocation } from 'wouter';
import './update-offer.css';

export interface UpdateOfferProps {
  readonly hasUpdate: boolean;
  readonly onApply: () => void;
}

export function UpdateOffer({ hasUpdate, onApply }: UpdateOfferProps) {
  const [location] = useLocation();
  if (!hasUpdate || isInLesson(location)) return null;
  return (
    <section className="update-offer" aria-label="New version">
      <p>A new version is ready. Your work stays.</p>
      <button type="button" onClick={onApply}>
        Load it
      </button>
    </section>
  );
}

export const isInLesson = (location: string): boolean => /^\/learn\/./.test(location);
