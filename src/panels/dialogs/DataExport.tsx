import { useRef, useState, type ReactElement } from 'react';
import { DATA_FORMATS, exportData } from '../../state/exporting.ts';
import type { ExportReply, Progress } from '../../worker/protocol.ts';
import { fileSize, number, plural } from '../ui/format.ts';
import { saveBlob } from '../ui/saveFile.ts';

interface DataExportProps {
  /** Beginning of the file's name. */
  readonly stem: string;
  /** Ids of the parties drawn. */
  readonly drawn: readonly string[];
}

/** The data themselves in a format of one's choice, with what that format cannot hold. */
export function DataExport({ stem, drawn }: DataExportProps): ReactElement {
  const [format, setFormat] = useState(DATA_FORMATS[0]);
  const [whole, setWhole] = useState(true);
  const [progress, setProgress] = useState<Progress>();
  const [saved, setSaved] = useState<ExportReply>();
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const save = async (): Promise<void> => {
    if (!format) return;
    const controller = new AbortController();
    running.current = controller;
    setSaved(undefined);
    setProblem(undefined);
    setProgress({ label: 'writing', done: 0, total: undefined });
    try {
      const reply = await exportData(format.id, whole ? undefined : drawn, {
        signal: controller.signal,
        onProgress: setProgress,
      });
      saveBlob(`${stem}${format.id.startsWith('csv') ? format.id.slice(3) : ''}.${reply.extension}`, reply.blob);
      setSaved(reply);
    } catch (error) {
      if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <section className="stack" aria-label="Data">
      <h3 className="heading">Data</h3>
      <div className="row">
        <select
          className="field compact data-format"
          aria-label="Format of the data"
          value={format?.id}
          onChange={(event) => setFormat(DATA_FORMATS.find(({ id }) => id === event.target.value))}
        >
          {DATA_FORMATS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <span className="muted small">{format?.hint}</span>
      </div>
      <div className="row" role="radiogroup" aria-label="How much of the data">
        <label className="row">
          <input type="radio" name="data-scope" checked={whole} onChange={() => setWhole(true)} />
          The whole case
        </label>
        <label className="row">
          <input
            type="radio"
            name="data-scope"
            checked={!whole}
            disabled={drawn.length === 0}
            onChange={() => setWhole(false)}
          />
          What is drawn, {plural(drawn.length, 'party', 'parties')}
        </label>
      </div>
      <div className="row">
        <button type="button" className="button" disabled={progress !== undefined} onClick={() => void save()}>
          Save data
        </button>
        {progress && (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            Cancel
          </button>
        )}
        <span className="muted" role="status">
          {progress &&
            `${progress.label} ${number(progress.done)}${progress.total ? ` of ${number(progress.total)}` : ''}`}
          {saved &&
            `Saved ${plural(saved.entities, 'party', 'parties')} and ${plural(saved.relations, 'relation', 'relations')}, ${fileSize(saved.blob.size)}.`}
        </span>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {saved && saved.losses.length === 0 && <p className="hint muted small">This format holds all of it.</p>}
      {saved && saved.losses.length > 0 && (
        <details open>
          <summary className="muted small">What this format cannot hold</summary>
          <ul className="plain-list small more-body">
            {saved.losses.map(({ what, count }) => (
              <li key={what}>
                {number(count)} × {what}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
