import { lazy, Suspense, type ReactElement } from 'react';
import type { GoodsDigits } from '../../model/hs.ts';
import { defaultQuery, type GoodsMatch, type Layer, type TraceQuery } from '../../model/query.ts';
import { updateView, useApp } from '../../state/store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ClaimsSetting } from './ClaimsSetting.tsx';
import { EndsField } from './EndsField.tsx';

/** What most traces leave as it is loads after the graph. */
const MoreSettings = lazy(async () => ({ default: (await import('./MoreSettings.tsx')).MoreSettings }));

const LAYER_OPTIONS: readonly { value: Layer; label: string; title: string }[] = [
  { value: 'goods', label: 'Goods', title: 'Follow goods from supplier to end-user' },
  { value: 'money', label: 'Money', title: 'Follow payments from buyers to suppliers' },
  { value: 'control', label: '+ Control', title: 'Goods, ownership, control and shared addresses' },
  { value: 'any', label: 'Any', title: 'Any recorded relation but acts of authorities' },
];

/** The trace as a sentence of settings; every change is traced at once and can be undone. */
export function TracePanel(): ReactElement {
  const query = useApp((state) => state.view.query);
  if (!query) return <NothingToTrace />;
  const change = (part: Partial<TraceQuery>, kind?: string): void =>
    updateView({ query: { ...query, ...part }, chain: undefined }, kind);
  return (
    <section className="trace-panel" aria-label="Trace">
      <h2 className="heading">Trace</h2>
      <EndsField side="from" ends={query.from} layer={query.layer} onChange={(from) => change({ from })} />
      <EndsField side="to" ends={query.to} layer={query.layer} onChange={(to) => change({ to })} />
      <Segmented
        label="Layer"
        options={LAYER_OPTIONS}
        value={query.layer}
        onChange={(layer) => change(layerChange(query, layer))}
      />
      <div className="setting">
        <label htmlFor="max-hops">Hops, at most</label>
        <input
          id="max-hops"
          className="field compact"
          type="number"
          min={1}
          max={12}
          value={query.maxHops}
          onChange={(event) => change({ maxHops: within(event.target.valueAsNumber, 1, 12, query.maxHops) }, 'hops')}
        />
      </div>
      <OrderSetting query={query} change={change} />
      <GoodsSetting query={query} change={change} />
      <ClaimsSetting query={query} change={change} />
      <Suspense>
        <MoreSettings query={query} change={change} />
      </Suspense>
    </section>
  );
}

interface SettingProps {
  readonly query: TraceQuery;
  readonly change: (part: Partial<TraceQuery>, kind?: string) => void;
}

function OrderSetting({ query, change }: SettingProps): ReactElement {
  return (
    <div className="setting">
      <label htmlFor="order">Dates in order, gap ≤</label>
      <span className="value">
        <select
          id="order"
          className="field compact"
          value={query.order ? String(query.maxGapDays) : 'off'}
          onChange={(event) =>
            change(
              event.target.value === 'off' ? { order: false } : { order: true, maxGapDays: Number(event.target.value) },
            )
          }
        >
          {[...new Set([30, 60, 90, 180, 365, 730, query.maxGapDays])]
            .sort((a, b) => a - b)
            .map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          <option value="off">ignore dates</option>
        </select>
      </span>
    </div>
  );
}

const GOODS_OPTIONS: readonly { match: GoodsMatch; digits: GoodsDigits; label: string }[] = [
  { match: 'prefer', digits: 4, label: 'HS-4, preferred' },
  { match: 'require', digits: 4, label: 'HS-4, required' },
  { match: 'prefer', digits: 6, label: 'HS-6, preferred' },
  { match: 'require', digits: 6, label: 'HS-6, required' },
  { match: 'prefer', digits: 2, label: 'HS-2, preferred' },
  { match: 'require', digits: 2, label: 'HS-2, required' },
];

function GoodsSetting({ query, change }: SettingProps): ReactElement {
  return (
    <div className="setting">
      <label htmlFor="goods">Same goods to</label>
      <select
        id="goods"
        className="field compact"
        value={query.goodsMatch === 'off' ? 'off' : `${query.goodsMatch} ${query.goodsDigits}`}
        onChange={(event) => {
          const option = GOODS_OPTIONS.find(({ match, digits }) => `${match} ${digits}` === event.target.value);
          change(option ? { goodsMatch: option.match, goodsDigits: option.digits } : { goodsMatch: 'off' });
        }}
      >
        {GOODS_OPTIONS.map(({ match, digits, label }) => (
          <option key={label} value={`${match} ${digits}`}>
            {label}
          </option>
        ))}
        <option value="off">any goods</option>
      </select>
    </div>
  );
}

function NothingToTrace(): ReactElement {
  const suggestion = useApp((state) => state.opened?.suggestion);
  const start = suggestion?.start;
  return (
    <section className="trace-panel" aria-label="Trace">
      <h2 className="heading">Trace</h2>
      <p className="hint">{suggestion?.why ?? 'No case is open.'}</p>
      {start !== undefined && (
        <p className="muted small hint">
          Pick two parties to see how they are connected: search for one, choose “Trace from here”, then the other.
        </p>
      )}
    </section>
  );
}

/** A change of layer takes the settings of that layer along; payments run from the buyers to the suppliers. */
function layerChange(query: TraceQuery, layer: Layer): Partial<TraceQuery> {
  const swap = (layer === 'money') !== (query.layer === 'money');
  const [from, to] = swap ? [query.to, query.from] : [query.from, query.to];
  const { order, maxGapDays, goodsMatch, maxDegree } = defaultQuery(from, to, layer);
  return { layer, from, to, order, maxGapDays, goodsMatch, maxDegree };
}

function within(value: number, low: number, high: number, otherwise: number): number {
  return Number.isInteger(value) ? Math.min(high, Math.max(low, value)) : otherwise;
}
