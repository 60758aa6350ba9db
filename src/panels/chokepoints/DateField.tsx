import { useState, type ReactElement } from 'react';
import { parseDateText } from '../../model/dates.ts';

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called with a whole date text, or with an empty one. */
  readonly onChange: (text: string) => void;
}

/** A date text that is taken when it is whole; until then it is only marked as faulty. */
export function DateField({ label, value, onChange }: DateFieldProps): ReactElement {
  const [text, setText] = useState(value);
  const faulty = text !== '' && !parseDateText(text);
  return (
    <input
      className="field compact date"
      aria-label={label}
      aria-invalid={faulty}
      placeholder="always"
      value={text}
      onChange={(event) => {
        const next = event.target.value.trim();
        setText(next);
        if (next === '' || parseDateText(next)) onChange(next);
      }}
    />
  );
}
