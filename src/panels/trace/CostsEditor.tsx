import type { ReactElement } from 'react';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { DEFAULT_COSTS, type CostTable } from '../../model/query.ts';

interface CostsEditorProps {
  readonly costs: CostTable;
  readonly onChange: (costs: CostTable) => void;
}

const PLAIN: readonly { key: Exclude<keyof CostTable, 'claim'>; label: string }[] = [
  { key: 'flow', label: 'Hop of goods or money' },
  { key: 'association', label: 'Association hop' },
  { key: 'collective', label: 'Collective claim' },
  { key: 'undated', label: 'Date unknown' },
  { key: 'codesUnknown', label: 'Goods codes unknown' },
  { key: 'goodsChange', label: 'Goods change, once' },
];

/** The costs by which chains are ranked, in hundredths of a hop; cheaper chains come first. */
export function CostsEditor({ costs, onChange }: CostsEditorProps): ReactElement {
  const rows = [
    ...PLAIN.map(({ key, label }) => ({
      label,
      value: costs[key],
      set: (value: number) => ({ ...costs, [key]: value }),
    })),
    ...CLAIM_STATUSES.map((status) => ({
      label: `Claim: ${status}`,
      value: costs.claim[status],
      set: (value: number) => ({ ...costs, claim: { ...costs.claim, [status]: value } }),
    })),
  ];
  return (
    <details>
      <summary className="muted">Costs of a hop, in hundredths</summary>
      <div className="stack more-body">
        {rows.map(({ label, value, set }) => (
          <div key={label} className="setting">
            <label htmlFor={`cost ${label}`}>{label}</label>
            <input
              id={`cost ${label}`}
              className="field compact"
              type="number"
              min={0}
              max={10_000}
              value={value}
              onChange={(event) => {
                const next = event.target.valueAsNumber;
                if (Number.isInteger(next) && next >= 0 && next <= 10_000) onChange(set(next));
              }}
            />
          </div>
        ))}
        <button type="button" className="button small" onClick={() => onChange(DEFAULT_COSTS)}>
          Back to the defaults
        </button>
      </div>
    </details>
  );
}
