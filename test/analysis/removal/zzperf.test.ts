import { it } from 'vitest';
import { runCutReport, cutReport } from '/work/main/src/analysis/removal/cutReport.ts';
import { runWhatIf } from '/work/main/src/analysis/removal/whatIf.ts';
import { buildWalk } from '/work/main/src/analysis/buildWalk.ts';
import { Random } from '/work/main/test/support/random.ts';
import { smallCase } from '/work/main/test/support/smallCase.ts';
import { defaultQuery } from '/work/main/src/model/query.ts';
it('perf', () => {
  for (const [exp, size, rel] of [[2.5, 1500, 40000],[1.6, 1500, 40000],[2, 10000, 60000]] as const) {
  const random = new Random(3);
  const layers = [20, size, size, size, size, 50];
  const entities = layers.flatMap((n, l) => Array.from({ length: n }, (_, at) => `${l}-${at}`));
  const helpers = Array.from({length: 300}, (_, i) => `h${i}`);
  const some = (l: number) => `${l}-${Math.floor(random.next() ** exp * (layers[l] ?? 1))}`;
  const relations = Array.from({ length: rel }, (_, i) => {
    const l = random.int(0, 4);
    const m = random.int(1, 12);
    const date = `2023-${String(m).padStart(2, '0')}`;
    return { id: `r${i}`, kind: 'ships' as const, from: some(l), to: some(l + 1), dates: { from: date, to: date },
      goods: { hs: [random.pick(['854231', '854232', '852691'])] },
      via: random.chance(0.7) ? Array.from({ length: random.int(1, 3) }, () => ({ entity: helpers[Math.floor(random.next() ** 2 * 300)] ?? '' })) : [] };
  });
  const data = smallCase({ entities: [...entities, ...helpers], relations });
  const ends = (l: number) => ({ ids: entities.filter((id) => id.startsWith(`${l}-`)) });
  const query = defaultQuery(ends(0), ends(5));
  let t = performance.now();
  console.log('relevant', buildWalk(data, query).graph.relevantRelations, 'walk', performance.now() - t);
  t = performance.now();
  const steps = cutReport(data, query);
  let step = steps.next(); let ph = ''; let longest = 0; let last = performance.now();
  while (step.done !== true) {
    if (step.value.phase !== ph) { console.log(step.value.phase, Math.round(performance.now() - t)); ph = step.value.phase; }
    const now = performance.now(); longest = Math.max(longest, now - last); last = now;
    step = steps.next();
  }
  const r = step.value;
  console.log('total', Math.round(performance.now() - t), 'longest', longest, r.minimumCut?.length, r.gates, r.of, r.complete, r.facilitators.length, JSON.stringify(r.budgets));
  t = performance.now();
  const w = runWhatIf(data, query, [{ entity: 'h0', from: undefined }, { entity: '2-0', from: '2023-06' }]);
  console.log('whatif', Math.round(performance.now() - t), w.of, w.broken, JSON.stringify(w.detour));
  }
});
