/** The refusal of a request that a screen has sent. It takes the focus when it comes, so that nobody misses it. */
import { useEffect, useRef } from 'react';
import type { Exchange } from '#session/exchange.ts';
import { AwsError } from '#ui/kit/aws-error/aws-error.tsx';
import { RoadLink } from './road-link.tsx';
import './refusal.css';

export function Refusal({ exchange }: { readonly exchange: Exchange | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (exchange === undefined) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, [exchange]);
  if (exchange?.error === undefined) return null;
  return (
    <div className="refusal" ref={box} tabIndex={-1}>
      <AwsError error={exchange.error}>
        <RoadLink exchange={exchange} />
      </AwsError>
    </div>
  );
}
