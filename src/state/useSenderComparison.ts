import { useEffect } from 'react';
import { compareWithSender } from './incomingLink.ts';
import { useApp } from './store.ts';
import { useAnswer } from './workbench.ts';

/** Once the answer to a view that came by link is complete, says where it differs from what the sender saw. */
export function useSenderComparison(): void {
  const { reply, fetching } = useAnswer();
  const query = useApp((state) => state.view.query);
  const opened = useApp((state) => state.opened);
  useEffect(() => {
    if (reply && !fetching && opened) compareWithSender(query, reply, opened);
  }, [reply, fetching, query, opened]);
}
