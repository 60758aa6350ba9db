import { useState, type ReactElement } from 'react';
import { TLP_COLOURS, type Tlp } from '../../export/tlp.ts';
import { linkOf } from '../../state/outgoingLink.ts';
import { updateView, useApp } from '../../state/store.ts';
import { useAnswer, useScene } from '../../state/workbench.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { number } from '../ui/format.ts';
import { fileStem, saveBlob, saveText } from '../ui/saveFile.ts';
import { sourcesOfChains } from '../../state/sources.ts';
import { DataExport } from './DataExport.tsx';
import { CopyViewCitation } from './CopyViewCitation.tsx';
import { figureInput } from './figureInput.ts';

const SCALES = [1, 2, 3, 4, 6, 8];
const TLPS = Object.keys(TLP_COLOURS).filter((word): word is Tlp => Object.hasOwn(TLP_COLOURS, word));

/** Ways out: a picture that stands alone, and the chains as a table. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactElement | null {
  const view = useApp((state) => state.view);
  const opened = useApp((state) => state.opened);
  const answer = useAnswer();
  const scene = useScene();
  const [scale, setScale] = useState(2);
  const [tlp, setTlp] = useState<Tlp>();
  const [transparent, setTransparent] = useState(false);
  const [withLink, setWithLink] = useState(true);
  const [status, setStatus] = useState('');
  if (!opened) return null;
  const title = view.title === '' ? opened.header.title : view.title;
  const stem = fileStem(title);
  const link = withLink ? linkOf(view, opened, answer.reply) : undefined;
  const run = (work: () => Promise<string>): void => {
    setStatus('Drawing …');
    work().then(setStatus, (error: unknown) => setStatus(error instanceof Error ? error.message : String(error)));
  };
  const input = () => figureInput({ view, opened, answer, scene, title, tlp, transparent });
  const empty = scene.nodes.length === 0;
  return (
    <Dialog title="Export" onClose={onClose}>
      <label className="stack">
        <span className="heading">Title on the picture</span>
        <input
          className="field"
          value={view.title}
          placeholder={opened.header.title}
          onChange={(event) => updateView({ title: event.target.value }, 'title')}
        />
      </label>
      <div className="row">
        <label className="row">
          Size
          <select className="field compact" value={scale} onChange={(event) => setScale(Number(event.target.value))}>
            {SCALES.map((value) => (
              <option key={value} value={value}>
                {value}×
              </option>
            ))}
          </select>
        </label>
        <label className="row">
          Handling
          <select
            className="field compact"
            value={tlp ?? ''}
            onChange={(event) => setTlp(TLPS.find((value) => value === event.target.value))}
          >
            <option value="">no mark</option>
            {TLPS.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
        <label className="row">
          <input type="checkbox" checked={transparent} onChange={(event) => setTransparent(event.target.checked)} />
          Transparent ground
        </label>
      </div>
      <label className="row">
        <input
          type="checkbox"
          checked={view.personNames}
          onChange={(event) => updateView({ personNames: event.target.checked })}
        />
        Natural persons by name, also where no act names them
      </label>
      <label className="row">
        <input type="checkbox" checked={withLink} onChange={(event) => setWithLink(event.target.checked)} />
        Put the view into the picture, so that it opens here again when dropped on the app
      </label>
      {withLink && (
        <p className="hint muted small">
          What travels: title, notes, rules, and hashes of the parties named in the view. Not encrypted. The data stay
          here.
        </p>
      )}
      {empty && <p role="alert">Nothing is drawn, so there is no picture to save. Trace first.</p>}
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={empty}
          onClick={() =>
            run(async () => {
              const { figureToPng } = await import('../../export/png.ts');
              const png = await figureToPng(await input(), scale, link);
              saveBlob(`${stem}.png`, png.blob);
              const size = `${number(png.width)} × ${number(png.height)} pixels`;
              return png.scale < scale
                ? `Saved at ${size}: ${scale}× would be larger than a browser can draw. SVG has no limit.`
                : `Saved, ${size}.`;
            })
          }
        >
          Save PNG
        </button>
        <button
          type="button"
          className="button"
          disabled={empty}
          onClick={() =>
            run(async () => {
              const [{ figureToSvg }, { screenMeasure }] = await Promise.all([
                import('../../export/svg.ts'),
                import('../../export/surface.ts'),
              ]);
              saveText(`${stem}.svg`, 'image/svg+xml', figureToSvg(await input(), screenMeasure(), link));
              return 'Saved.';
            })
          }
        >
          Save SVG
        </button>
        <button
          type="button"
          className="button"
          disabled={answer.chains.length === 0}
          onClick={() =>
            run(async () => {
              const { chainsToCsv } = await import('../../export/csv.ts');
              const sources = await sourcesOfChains(answer.chains);
              const csv = chainsToCsv(answer.chains, {
                entity: (id) => answer.cast.briefs.get(id),
                hop: (from, to) => answer.cast.hops.get(`${from}\n${to}`),
                source: (id) => sources.get(id),
              });
              saveText(`${stem}-chains.csv`, 'text/csv', csv);
              return 'Saved.';
            })
          }
        >
          Save chains as CSV
        </button>
        <CopyViewCitation view={view} opened={opened} answer={answer} title={title} />
        <span className="muted" role="status">
          {status}
        </span>
      </div>
      <DataExport stem={stem} drawn={scene.nodes.flatMap(({ id, declaredOf }) => (declaredOf ? [] : [id]))} />
    </Dialog>
  );
}
