import { CLAIM_STATUSES } from '../../model/claim.ts';
import { showSpan } from '../../model/dates.ts';
import type { View } from '../../model/view.ts';
import { tierWords } from '../../state/tiers.ts';
import type { Answer } from '../../state/workbench.ts';
import { counted, number, plural } from '../ui/format.ts';

interface OmissionParts {
  readonly answer: Answer;
  readonly view: View;
}

/** What a picture (`drawn`) or a citation (`listed`) of the view leaves out, and why. */
export function omissions({ answer, view }: OmissionParts, verb: 'drawn' | 'listed'): string {
  const { reply } = answer;
  const shown = verb === 'drawn' ? answer.drawn.chains : answer.chains;
  const { query, hidden } = view;
  if (!reply || !query) return hidden.length === 0 ? '' : `${plural(hidden.length, 'party', 'parties')} hidden by hand`;
  const left = CLAIM_STATUSES.filter((status) => !query.claims.includes(status));
  const parts = [
    `${number(shown.length)} of ${counted(reply.answer.found, 'chain', 'chains')} ${verb}`,
    view.measures.length > 0
      ? `a removal scenario: ${plural(view.measures.length, 'party is', 'parties are')} removed`
      : undefined,
    left.length > 0 ? `${left.join(', ')} claims left out` : undefined,
    view.tiers.length > 0 ? `only chains with goods of ${tierWords(view.tiers).replace(' only', '')}` : undefined,
    query.window ? `only dates within ${showSpan(query.window)}` : undefined,
    query.exclude.length > 0 ? `${plural(query.exclude.length, 'party', 'parties')} left out of the trace` : undefined,
    hidden.length > 0 ? `${plural(hidden.length, 'party', 'parties')} hidden by hand` : undefined,
    `at most ${query.maxHops} hops`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}
