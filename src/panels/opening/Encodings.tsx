import { useId, type ReactElement } from 'react';
import type { LookedPart } from '../../worker/intake.ts';

type Encoding = NonNullable<LookedPart['encoding']>;

/** Below this confidence the alternatives are shown without being asked for. */
const SURE = 1;

const LABELS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'koi8-r': 'KOI8-R',
  ibm866: 'IBM866 (DOS Cyrillic)',
  'windows-1251': 'windows-1251 (Cyrillic)',
  'windows-1252': 'windows-1252 (Western)',
  'windows-1254': 'windows-1254 (Turkish)',
  'windows-1250': 'windows-1250 (Central European)',
};

/** How the bytes are read as letters, with the first telling lines in every encoding they could be in. */
export function Encodings({
  encoding,
  chosen,
  onChoose,
}: {
  readonly encoding: Encoding;
  readonly chosen: string | undefined;
  readonly onChoose: (encoding: string) => void;
}): ReactElement | null {
  const name = useId();
  const current = chosen ?? encoding.encoding;
  const telling = encoding.readings.some(({ preview }) => /[^\p{ASCII}]/u.test(preview));
  if (!telling && chosen === undefined) return null;
  return (
    <details className="card" open={encoding.confidence < SURE || chosen !== undefined}>
      <summary>
        Letters are read as <span className="strong">{LABELS[current] ?? current}</span>
        <span className="muted">: {chosen === undefined ? encoding.why : 'you chose it'}</span>
      </summary>
      <fieldset className="encodings">
        <legend className="visually-hidden">Encoding</legend>
        {encoding.readings.map((reading) => (
          <label key={reading.encoding} className="encoding">
            <input
              type="radio"
              name={name}
              checked={reading.encoding === current}
              onChange={() => onChoose(reading.encoding)}
            />
            <span className="encoding-name">{LABELS[reading.encoding] ?? reading.encoding}</span>
            <bdi className="encoding-sample">{reading.preview.split('\n', 2).join(' ⏎ ')}</bdi>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
