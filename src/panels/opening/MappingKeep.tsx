import { useRef, useState, type ReactElement } from 'react';
import {
  fitsHeader,
  forgetMapping,
  mappingText,
  problemOf,
  readMappingFile,
  saveMapping,
  savedMappings,
  type Mapping,
} from '../../state/mappings.ts';
import { fileStem, saveText } from '../ui/saveFile.ts';

/** Keeps what was said under a name: in this browser, or as a file that others and the terminal can use. */
export function MappingKeep({
  mapping,
  header,
  onName,
  onLoad,
}: {
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly onName: (name: string) => void;
  readonly onLoad: (mapping: Mapping) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const named = mapping.name.trim() !== '';
  const kept = savedMappings().some(({ name }) => name === mapping.name);
  const keep = (): void => setSaid(problemOf(mapping) ?? saveMapping(mapping) ?? `Kept as “${mapping.name}”.`);
  const load = async (file: File): Promise<void> => {
    const reading = await readMappingFile(file);
    if (!reading.ok) return setSaid(`${file.name}: ${reading.problem}`);
    if (!fitsHeader(reading.mapping, header)) {
      const missing = reading.mapping.columns.find(
        ({ column }) => !header.some((name) => name.trim() === column.trim()),
      );
      return setSaid(`${file.name} is for another table${missing ? `: there is no column “${missing.column}”` : ''}.`);
    }
    onLoad(reading.mapping);
    setSaid(`Read from ${file.name}.`);
  };
  return (
    <section className="stack" aria-label="Mapping">
      <h3 className="heading">Keep this mapping</h3>
      <div className="row">
        <input
          className="field mapping-name"
          aria-label="Name of the mapping"
          placeholder="Name, such as “Kazakhstan imports”"
          maxLength={120}
          value={mapping.name}
          onChange={(event) => onName(event.target.value)}
        />
        <button type="button" className="button small" disabled={!named} onClick={keep}>
          Keep in this browser
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => saveText(`${fileStem(mapping.name)}.mapping.json`, 'application/json', mappingText(mapping))}
        >
          Save as file
        </button>
        <button type="button" className="button small" onClick={() => input.current?.click()}>
          Load from file …
        </button>
        {kept && (
          <button
            type="button"
            className="button small"
            onClick={() => {
              forgetMapping(mapping.name);
              setSaid('Forgotten here; what is said above stays.');
            }}
          >
            Forget
          </button>
        )}
        <input
          ref={input}
          type="file"
          accept=".json"
          hidden
          aria-label="Mapping file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void load(file);
          }}
        />
        <span className="muted small" role="status">
          {said}
        </span>
      </div>
    </section>
  );
}
