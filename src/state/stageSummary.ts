import type { Ends, TraceQuery } from '../model/query.ts';
import type { Scene } from '../model/scene.ts';
import { useApp } from './store.ts';
import type { Answer } from './workbench.ts';

/** One line above the stage: what is drawn, what is grouped, and what to do next. */
export function stageSummary(answer: Answer, scene: Scene, query: TraceQuery | undefined): string {
  const { drawn, selected, reply } = answer;
  if (!query) {
    return scene.nodes.length === 0
      ? ''
      : `${scene.nodes.length === 1 ? '1 party is' : `${scene.nodes.length} parties are`} drawn. Double-click one to see what is recorded around it.`;
  }
  if (!reply) return 'Tracing …';
  const words =
    query.layer === 'goods' || query.layer === 'money' ? ['chain', 'chains'] : ['connection', 'connections'];
  const { chains, found } = reply.answer;
  const listed = chains.length;
  if (listed === 0) return `No ${words[0]} found with these settings.`;
  const all = Math.max(found.count, listed);
  const bound = found.complete ? '' : 'at least ';
  const count = `${drawn.chains.length} of ${bound}${all.toLocaleString('en')} ${all === 1 ? words[0] : words[1]} drawn`;
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
