/** Auto scaling of a table as the service tells it, read again when something has happened. */
import { useEffect, useState } from 'react';
import { type AutoScaling, type DescribedActivity, type DescribedPolicy, type DescribedTarget, isOfTable } from '#session/auto-scaling.ts';
import type { Session } from '#session/session.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

export interface AutoScalingReading {
  /** Nothing until first read. */
  readonly scaling: AutoScaling | undefined;
  readonly readAgain: () => void;
}

export function useAutoScaling(tableName: string): AutoScalingReading {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const happened = useSessionState((state) => state.happened);
  const [times, setTimes] = useState(0);
  const [read, setRead] = useState<{ readonly of: string; readonly scaling: AutoScaling }>();
  useEffect(() => {
    let isWanted = true;
    readScaling(session, tableName).then(
      (scaling) => {
        if (isWanted) setRead({ of: tableName, scaling });
      },
      // The workspace is gone; the screen around says so.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, tableName, version, happened, times]);
  return { scaling: read?.of === tableName ? read.scaling : undefined, readAgain: () => setTimes((before) => before + 1) };
}

interface Answers {
  readonly ScalableTargets: readonly DescribedTarget[];
  readonly ScalingPolicies: readonly DescribedPolicy[];
  readonly ScalingActivities: readonly DescribedActivity[];
}

type Page = Partial<Answers> & { readonly NextToken?: string };

async function readScaling(session: Session, tableName: string): Promise<AutoScaling> {
  const isOurs = isOfTable(tableName);
  const [targets, policies, activities] = await Promise.all([
    readAll(session, 'DescribeScalableTargets', 'ScalableTargets'),
    readAll(session, 'DescribeScalingPolicies', 'ScalingPolicies'),
    readAll(session, 'DescribeScalingActivities', 'ScalingActivities'),
  ]);
  return { targets: targets.filter(isOurs), policies: policies.filter(isOurs), activities: activities.filter(isOurs) };
}

/** All pages of a list. */
async function readAll<Name extends keyof Answers>(session: Session, operation: string, name: Name): Promise<Answers[Name][number][]> {
  const all: Answers[Name][number][] = [];
  let token: string | undefined;
  do {
    const page: Page = await session.ask<Page>(operation, { ServiceNamespace: 'dynamodb', NextToken: token });
    all.push(...((page[name] ?? []) as Answers[Name]));
    token = page.NextToken;
  } while (token !== undefined);
  return all;
}
