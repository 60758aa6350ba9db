import { useEffect } from 'react';
import { linkSeen } from './session.ts';
import { useApp } from './store.ts';
import { useAnswer } from './workbench.ts';

/** Once the answer to a view that came by link is complete, says where it differs from what the sender saw. */
export function useSenderComparison(): void {
  const { reply, fetching } = useAnswer();
  const query = useApp((state) => state.view.query);
  const opened = useApp((state) => state.opened);
  useEffect(() => {
    if (!reply || fetching || !opened || !linkSeen()) return;
    void import('./incomingLink.ts').then(({ compareWithSender }) => compareWithSender(query, reply, opened));
  }, [reply, fetching, query, opened]);
}
