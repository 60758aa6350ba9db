import type { ReactElement } from 'react';
import { useApp } from '../../state/store.ts';
import { ChoiceField, TextField, type FormState } from './OwnFields.tsx';

/** Stands for a source that is not yet described. */
export const NEW_SOURCE = 'new';

const UNGRADED = ['', 'not graded'] as const;
const SOURCE_GRADES = [
  UNGRADED,
  ['A', 'A · reliable'],
  ['B', 'B · usually reliable'],
  ['C', 'C · fairly reliable'],
  ['D', 'D · not usually reliable'],
  ['E', 'E · unreliable'],
  ['F', 'F · cannot be judged'],
] as const;
const INFORMATION_GRADES = [
  UNGRADED,
  ['1', '1 · confirmed'],
  ['2', '2 · probably true'],
  ['3', '3 · possibly true'],
  ['4', '4 · doubtful'],
  ['5', '5 · improbable'],
  ['6', '6 · cannot be judged'],
] as const;

interface SourceFieldsProps {
  readonly form: FormState;
  /** Id of a source described before, or `NEW_SOURCE`. */
  readonly source: string;
  readonly onSource: (source: string) => void;
  /** Whether the place in the source is asked for. */
  readonly located: boolean;
}

/** Where it is known from: a source described before, or a new one with its two grades. */
export function SourceFields({ form, source, onSource, located }: SourceFieldsProps): ReactElement {
  const own = useApp((state) => state.view.own);
  const sources = own.flatMap((one) => (one.type === 'source' ? [one.record] : []));
  return (
    <fieldset className="stack own-source">
      <legend className="heading">Source</legend>
      {sources.length > 0 && (
        <select className="field" aria-label="Source" value={source} onChange={(event) => onSource(event.target.value)}>
          {sources.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <option value={NEW_SOURCE}>Another source …</option>
        </select>
      )}
      {source === NEW_SOURCE && (
        <>
          <TextField
            form={form}
            field="title"
            label="Title"
            hint="What it is: a letter, a register extract, an interview note"
          />
          <div className="own-pair">
            <TextField form={form} field="publisher" label="Publisher" />
            <TextField form={form} field="sourceDate" label="Date" hint="2024-03-01" />
          </div>
          <TextField form={form} field="url" label="Link" hint="https://" />
          <div className="own-pair">
            <ChoiceField form={form} field="sourceGrade" label="Source grade" usual="" options={SOURCE_GRADES} />
            <ChoiceField
              form={form}
              field="informationGrade"
              label="Information grade"
              usual=""
              options={INFORMATION_GRADES}
            />
          </div>
        </>
      )}
      {located && <TextField form={form} field="locator" label="Where in it" hint="p. 3, row 12" />}
    </fieldset>
  );
}
