import type { ReactElement } from 'react';
import { basisText, type RuleInfo, type ThresholdInfo } from '../../model/flag.ts';
import { differences, setThreshold, thresholdOf } from '../../state/flagSettings.ts';
import { useFlagRules } from '../../state/flags.ts';
import { updateView, useApp } from '../../state/store.ts';
import { DEFAULT_FLAG_SETTINGS } from '../../model/flag.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { number } from '../ui/format.ts';
import { CountryListEditor } from './CountryListEditor.tsx';
import './flags.css';

/** Every threshold of every rule and the country lists, with their defaults. Changes hold at once and can be undone. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const rules = useFlagRules();
  const settings = useApp((state) => state.view.flagSettings);
  const changed = differences(settings);
  const adjustable = rules.filter(({ thresholds }) => thresholds.length > 0);
  return (
    <Dialog title="Thresholds and country lists" onClose={onClose}>
      <p className="hint muted">
        Published guidance gives almost no numbers: the defaults are ours. Changes hold at once, travel in links and
        view files, and can be undone.
      </p>
      <div className="between" role="status">
        <span>
          {changed.length === 0
            ? 'Everything is at its default.'
            : `${changed.length === 1 ? '1 setting differs' : `${changed.length} settings differ`} from the default.`}
        </span>
        {changed.length > 0 && (
          <button
            type="button"
            className="button small"
            onClick={() => updateView({ flagSettings: DEFAULT_FLAG_SETTINGS })}
          >
            All back to default
          </button>
        )}
      </div>
      <section className="stack" aria-label="Thresholds">
        <h3 className="heading">Thresholds</h3>
        {adjustable.map((rule) => (
          <fieldset key={rule.id} className="threshold-rule">
            <legend className="strong" title={basisText(rule)}>
              {rule.title}
            </legend>
            {rule.thresholds.map((info) => (
              <ThresholdField key={info.name} rule={rule} info={info} />
            ))}
          </fieldset>
        ))}
      </section>
      <CountryListEditor list="diversion" rules={rules} />
      <CountryListEditor list="coalition" rules={rules} />
    </Dialog>
  );
}

function ThresholdField({ rule, info }: { readonly rule: RuleInfo; readonly info: ThresholdInfo }): ReactElement {
  const settings = useApp((state) => state.view.flagSettings);
  const value = thresholdOf(settings, rule.id, info);
  const differs = value !== info.default;
  const unit = info.unit === '' ? '' : ` ${info.unit}`;
  const id = `threshold-${rule.id}-${info.name}`;
  return (
    <div className={`threshold${differs ? ' differs' : ''}`}>
      <label htmlFor={id}>{info.label}</label>
      <span className="threshold-value">
        <input
          id={id}
          className="field compact"
          type="number"
          step="any"
          min={info.least}
          max={info.most}
          aria-describedby={`${id}-help`}
          value={value}
          onChange={(event) => {
            const number = event.target.valueAsNumber;
            if (Number.isFinite(number)) setThreshold(rule.id, info, number);
          }}
        />
        <span>{info.unit}</span>
      </span>
      <span id={`${id}-help`} className="muted small">
        default {number(info.default)}
        {unit}, {number(info.least)} to {number(info.most)}
      </span>
      <button
        type="button"
        className="button small"
        disabled={!differs}
        aria-label={`${rule.title}, ${info.label}: back to default`}
        onClick={() => setThreshold(rule.id, info, undefined)}
      >
        Back to default
      </button>
    </div>
  );
}
