import type { ChplTier } from '../model/chplTable.ts';
import type { Ends, TraceQuery } from '../model/query.ts';
import type { Scene } from '../model/scene.ts';
import { useApp } from './store.ts';
import { tierWords } from './tiers.ts';
import type { Answer } from './workbench.ts';

/** One line above the stage: what is drawn, what is grouped, and what to do next. */
export function stageSummary(
  answer: Answer,
  scene: Scene,
  query: TraceQuery | undefined,
  tiers: readonly ChplTier[],
): string {
  const { drawn, selected, reply, listed } = answer;
  if (!query) {
    return scene.nodes.length === 0
      ? ''
      : `${scene.nodes.length === 1 ? '1 party is' : `${scene.nodes.length} parties are`} drawn. Double-click one to see what is recorded around it.`;
  }
  if (!reply) return 'Tracing …';
  const isFlow = query.layer === 'goods' || query.layer === 'money';
  const [one, many] = isFlow ? ['chain', 'chains'] : ['connection', 'connections'];
  if (listed === 0) return `No ${one} found with these settings.`;
  const { found } = reply.answer;
  const all = Math.max(found.count, listed);
  const words = all === 1 ? one : many;
  const total = `${found.complete ? '' : 'at least '}${all.toLocaleString('en')} ${words}`;
  const count =
    tiers.length === 0
      ? `${drawn.chains.length} of ${total} drawn`
      : `${answer.chains.length} of ${total}: ${tierWords(tiers)}, ${drawn.chains.length} drawn`;
  const { length: routes } = drawn.routes;
  const groups = drawn.grouped > 0 ? `, ${drawn.grouped} in ${routes} ${routes === 1 ? 'group' : 'groups'}` : '';
  const next = selected ? 'Open a hop to see what it rests on.' : 'Choose one on the left to light it.';
  const beyond = all - listed;
  const unlisted = beyond > 0 ? `, ${beyond.toLocaleString('en')} beyond the ${listed} listed` : '';
  return `${count}${groups}${unlisted}. ${next}`;
}

/** Why the ends are what they are, for as long as they are those the case suggests. */
export function useWhy(): string | undefined {
  return useApp(({ opened, view: { query } }) => {
    const suggested = opened?.suggestedQuery;
    const same = query && suggested && sameEnds(query.from, suggested.from) && sameEnds(query.to, suggested.to);
    return same ? opened.suggestion.why : undefined;
  });
}

function sameEnds(a: Ends, b: Ends): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
