import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_VIEW, VIEW_KEYS, type View } from '../../src/model/view.ts';
import { redo, replaceView, undo, updateView, useApp } from '../../src/state/store.ts';

let now = 0;

beforeEach(() => {
  now = 1_000_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function fresh(): void {
  // A step without a kind ends whatever change was under way.
  replaceView(EMPTY_VIEW);
  useApp.setState({ view: EMPTY_VIEW, past: [], future: [] });
}

const view = (): View => useApp.getState().view;

/** What undo covers of a view. */
function covered(of: View): Partial<View> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => coveredKeys.has(key)));
}
const coveredKeys = new Set(
  Object.entries(VIEW_KEYS)
    .filter(([, { undo }]) => undo)
    .map(([key]) => key),
);

type Step =
  | { readonly do: 'update'; readonly change: Partial<View>; readonly kind: string | undefined; readonly wait: number }
  | { readonly do: 'undo' | 'redo' };

const change: fc.Arbitrary<Partial<View>> = fc.oneof(
  fc.record({ title: fc.constantFrom('', 'a', 'b') }),
  fc.record({ note: fc.constantFrom('', 'x', 'y') }),
  fc.record({ sort: fc.constantFrom('shortest', 'tier', 'value') }),
  fc.record({ hidden: fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 }) }),
  fc.record({ moved: fc.constant({ a: { x: 1, y: 2 } }), layout: fc.constantFrom('lanes', 'force') }),
  fc.record({ selection: fc.constant({ type: 'entity' as const, id: 'a' }) }),
  fc.record({ camera: fc.record({ x: fc.nat(), y: fc.nat(), zoom: fc.constant(1) }) }),
  fc.record({ pane: fc.constantFrom('graph', 'table') }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('update' as const),
      change,
      kind: fc.constantFrom(undefined, 'typing', 'slider'),
      wait: fc.constantFrom(0, 400, 999, 1000, 5000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
);

/** A history in plain words: all states that undo covers, and which of them is shown. */
class PlainHistory {
  private states: View[] = [EMPTY_VIEW];
  private at = 0;
  shown: View = EMPTY_VIEW;
  private open: { kind: string; time: number } | undefined;

  take(step: Step, time: number): void {
    if (step.do === 'update') this.update(step.change, step.kind, time);
    else this.move(step.do === 'undo' ? -1 : 1);
  }

  private update(change: Partial<View>, kind: string | undefined, time: number): void {
    const before = this.shown;
    const after = { ...before, ...change };
    this.shown = after;
    const differs = Object.entries(change).some(
      ([key, value]) => coveredKeys.has(key) && Object.entries(before).some(([k, v]) => k === key && v !== value),
    );
    if (!differs) return;
    const extends_ = kind !== undefined && this.open?.kind === kind && time - this.open.time < 1000;
    this.states = [...this.states.slice(0, this.at + (extends_ ? 0 : 1)), after];
    this.at = this.states.length - 1;
    this.open = kind === undefined ? undefined : { kind, time };
  }

  private move(by: number): void {
    this.open = undefined;
    const wanted = this.states[this.at + by];
    if (!wanted) return;
    this.at += by;
    this.shown = { ...this.shown, ...covered(wanted) };
  }
}

describe('undo and redo', () => {
  it('agree with a plain history over any updates', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        fresh();
        const plain = new PlainHistory();
        for (const taken of steps) {
          if (taken.do === 'update') {
            now += taken.wait;
            updateView(taken.change, taken.kind);
          } else if (taken.do === 'undo') undo();
          else redo();
          plain.take(taken, now);
          expect(view()).toEqual(plain.shown);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('leave selection, camera and pane as they are', () => {
    fresh();
    updateView({ title: 'one' });
    const selection = { type: 'entity', id: 'a' } as const;
    const camera = { x: 1, y: 2, zoom: 3 };
    updateView({ selection });
    updateView({ camera, pane: 'table' });
    expect(useApp.getState().past).toHaveLength(1);
    undo();
    expect(view()).toEqual({ ...EMPTY_VIEW, selection, camera, pane: 'table' });
    redo();
    expect(view()).toEqual({ ...EMPTY_VIEW, title: 'one', selection, camera, pane: 'table' });
  });

  it('put positions back exactly', () => {
    fresh();
    const moved = { a: { x: 0.1 + 0.2, y: -7 } };
    updateView({ moved });
    updateView({ moved: { ...moved, b: { x: 1, y: 1 } } });
    undo();
    expect(view().moved).toBe(moved);
    undo();
    expect(view().moved).toBe(EMPTY_VIEW.moved);
  });

  it('take changes of one kind within a second for one step', () => {
    fresh();
    for (const title of ['a', 'ab', 'abc']) {
      updateView({ title }, 'typing');
      now += 999;
    }
    now += 1;
    updateView({ title: 'abcd' }, 'typing');
    undo();
    expect(view().title).toBe('abc');
    undo();
    expect(view().title).toBe('');
  });

  it('keep the last 200 steps', () => {
    fresh();
    for (let index = 0; index <= 250; index++) updateView({ title: String(index) });
    for (let index = 0; index < 300; index++) undo();
    expect(view().title).toBe('50');
    for (let index = 0; index < 300; index++) redo();
    expect(view().title).toBe('250');
  });

  it('go back over a view that was put in place of another', () => {
    fresh();
    updateView({ title: 'mine' });
    replaceView({ ...EMPTY_VIEW, title: 'theirs' });
    undo();
    expect(view().title).toBe('mine');
    redo();
    expect(view().title).toBe('theirs');
  });
});
