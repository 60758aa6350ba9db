import { useId, useState, type ReactElement } from 'react';
import type { RuleInfo } from '../../model/flag.ts';
import {
  COUNTRY_LIST_LABELS,
  countriesOf,
  DEFAULT_COUNTRIES,
  resetCountries,
  setCountry,
  type CountryList,
} from '../../state/flagSettings.ts';
import { useApp } from '../../state/store.ts';
import { plural } from '../ui/format.ts';

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

interface CountryListEditorProps {
  readonly list: CountryList;
  readonly rules: readonly RuleInfo[];
}

/** One country list: the default entries with their reasons, each on or off, and those an analyst adds. */
export function CountryListEditor({ list, rules }: CountryListEditorProps): ReactElement {
  const settings = useApp((state) => state.view.flagSettings);
  const now = countriesOf(settings, list);
  const usual = DEFAULT_COUNTRIES[list];
  const added = now.filter((country) => !usual.some((entry) => entry.country === country));
  const readers = rules.filter(({ countryLists }) => countryLists.includes(list)).map(({ title }) => title);
  const rows = [
    ...usual,
    ...added.map((country) => ({ country, name: REGIONS.of(country) ?? country, reason: 'added by hand' })),
  ];
  return (
    <section className="stack" aria-label={COUNTRY_LIST_LABELS[list]}>
      <div className="between">
        <h3 className="heading">
          {COUNTRY_LIST_LABELS[list]} · {plural(now.length, 'country', 'countries')}
        </h3>
        <button
          type="button"
          className="button small"
          disabled={settings[list] === undefined}
          aria-label={`${COUNTRY_LIST_LABELS[list]}: back to default`}
          onClick={() => resetCountries(list)}
        >
          Back to default
        </button>
      </div>
      {readers.length > 0 && <p className="hint muted small">Read by: {readers.join(' · ')}.</p>}
      <ul className="country-list">
        {rows.map(({ country, name, reason }) => (
          <li key={country}>
            <label>
              <input
                type="checkbox"
                checked={now.includes(country)}
                onChange={(event) => setCountry(list, country, event.target.checked)}
              />
              <span className="country-code">{country}</span>
              <span>
                {name} <span className="muted small">{reason}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <AddCountry list={list} now={now} />
    </section>
  );
}

function AddCountry({ list, now }: { readonly list: CountryList; readonly now: readonly string[] }): ReactElement {
  const id = useId();
  const [text, setText] = useState('');
  const country = text.trim().toUpperCase();
  const name = /^[A-Z]{2}$/.test(country) ? REGIONS.of(country) : undefined;
  const isKnown = name !== undefined;
  const isThere = now.includes(country);
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isKnown || isThere) return;
        setCountry(list, country, true);
        setText('');
      }}
    >
      <label htmlFor={id}>Add by ISO code</label>
      <input
        id={id}
        className="field compact country-field"
        maxLength={2}
        placeholder="MY"
        value={text}
        aria-invalid={country.length === 2 && !isKnown}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button small" disabled={!isKnown || isThere}>
        Add
      </button>
      <span className="muted small" role="status">
        {country.length === 2 && (isThere ? 'is on the list already' : (name ?? 'is no ISO code of two letters'))}
      </span>
    </form>
  );
}
