/** DescribeBill of this moment, asked again when something was done and, while it is looked at, every few seconds. */
import { useEffect, useState } from 'react';
import { type Bill, type BillAnswer, billOf } from '#session/bill.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

/** Wall time: what stands costs by the hour, so the sums grow by themselves. */
const againMs = 5000;

/** Absent until it is read, and where nothing can be. */
export function useBill(): Bill | undefined {
  const session = useSession();
  const tables = useSessionState((state) => state.tables);
  const requests = useSessionState((state) => state.exchanges.length);
  const [bill, setBill] = useState<Bill>();
  useEffect(() => {
    let isOld = false;
    const read = async (): Promise<void> => {
      try {
        const [answer, { nowMs }] = await Promise.all([session.ask<BillAnswer>('DescribeBill', {}), session.connection.clock()]);
        if (!isOld) setBill(billOf(answer, session.store.getState().tables ?? [], nowMs));
      } catch {
        if (!isOld) setBill(undefined);
      }
    };
    void read();
    const timer = setInterval(() => void read(), againMs);
    return () => {
      isOld = true;
      clearInterval(timer);
    };
  }, [session, tables, requests]);
  return bill;
}
