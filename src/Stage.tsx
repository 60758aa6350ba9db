import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { GraphCanvas, type CanvasHandle } from './canvas/GraphCanvas.tsx';
import type { CanvasEvents } from './canvas/events.ts';
import { Boundary } from './panels/Boundary.tsx';
import { Legend } from './panels/Legend.tsx';
import { Timeline } from './panels/timeline/Timeline.tsx';
import { Segmented } from './panels/ui/Segmented.tsx';
import { useTheme } from './canvas/useTheme.ts';
import { LAYOUTS, PANES, type Pane } from './model/view.ts';
import { stageSummary, useWhy } from './state/stageSummary.ts';
import { updateView, useApp } from './state/store.ts';
import { useAnswer, useScene } from './state/workbench.ts';

/** Load when first shown: the graph comes first. */
const TablePane = lazy(async () => ({ default: (await import('./panels/table/TablePane.tsx')).TablePane }));
const RoutesPane = lazy(async () => ({ default: (await import('./panels/routes/RoutesPane.tsx')).RoutesPane }));

const ChokepointsPane = lazy(async () => ({
  default: (await import('./panels/chokepoints/ChokepointsPane.tsx')).ChokepointsPane,
}));
const FlagsPane = lazy(async () => ({ default: (await import('./panels/flags/FlagsPane.tsx')).FlagsPane }));
/** Loads with the first measure. */
const WhatIfStrip = lazy(async () => ({ default: (await import('./panels/chokepoints/WhatIfStrip.tsx')).WhatIfStrip }));

const PANE_LABELS: Readonly<Record<Pane, string>> = {
  graph: 'Graph',
  table: 'Table',
  routes: 'Routes',
  chokepoints: 'Chokepoints',
  flags: 'Flags',
};

const EVENTS: CanvasEvents = {
  onEntity: (id) => updateView({ selection: { type: 'entity', id } }),
  onHop: (from, to) => updateView({ selection: { type: 'hop', from, to } }),
  onBackground: () => updateView({ selection: undefined }),
  onExpand: (id) => {
    const { expanded } = useApp.getState().view;
    if (!expanded.includes(id)) updateView({ expanded: [...expanded, id] });
  },
  onMoved: (id, position) => updateView({ moved: { ...useApp.getState().view.moved, [id]: position } }),
  onCamera: (camera) => updateView({ camera }),
};

/** The middle: graph, table or routes, over the timeline. */
export function Stage(): ReactElement {
  const { pane, selection, camera, layout } = useApp((state) => state.view);
  const pointed = useApp((state) => state.pointed);
  const answer = useAnswer();
  const scene = useScene();
  const theme = useTheme();
  const [handle, setHandle] = useState<CanvasHandle>();
  const query = useApp((state) => state.view.query);
  const tiers = useApp((state) => state.view.tiers);
  const hasMeasures = useApp((state) => state.view.measures.length > 0);
  const summary = useMemo(() => stageSummary(answer, scene, query, tiers), [answer, scene, query, tiers]);
  const why = useWhy();
  return (
    <main className="middle" aria-label="Chains">
      <div className="stage-bar">
        <p className="stage-status muted small" role="status">
          {why !== undefined && `${why} `}
          {summary}
          {answer.drawn.grouped > 0 && pane === 'graph' && (
            <>
              {' '}
              <button type="button" className="link" onClick={() => updateView({ pane: 'routes' })}>
                Show all routes
              </button>
            </>
          )}
        </p>
        <Segmented
          label="Show as"
          options={PANES.map((value) => ({ value, label: PANE_LABELS[value] }))}
          value={pane}
          onChange={(value) => updateView({ pane: value })}
        />
      </div>
      <Boundary>
        <Suspense>{hasMeasures && <WhatIfStrip />}</Suspense>
      </Boundary>
      <div className="stage">
        {scene.nodes.length === 0 && !answer.fetching && <NothingDrawn />}
        {pane === 'graph' && (
          <GraphCanvas
            {...EVENTS}
            scene={scene}
            selection={selection}
            pointed={pointed}
            camera={camera}
            theme={theme}
            summary={`Graph. ${summary} The table shows the same in words.`}
            handle={setHandle}
          />
        )}
        <Boundary key={pane}>
          <Suspense>
            {pane === 'table' && <TablePane />}
            {pane === 'routes' && <RoutesPane />}
            {pane === 'chokepoints' && <ChokepointsPane />}
            {pane === 'flags' && <FlagsPane />}
          </Suspense>
        </Boundary>
      </div>
      {pane === 'graph' && (
        <div className="stage-foot">
          <Legend scene={scene} />
          <div className="row" role="group" aria-label="Layout and camera">
            <select
              className="field compact"
              aria-label="Layout"
              value={layout}
              onChange={(event) => {
                const next = LAYOUTS.find((name) => name === event.target.value);
                if (next) updateView({ layout: next, moved: {}, camera: undefined });
              }}
            >
              <option value="lanes">In steps</option>
              <option value="force">Free</option>
            </select>
            <button
              type="button"
              className="button small icon"
              aria-label="Zoom in"
              onClick={() => handle?.zoomBy(1.3)}
            >
              +
            </button>
            <button
              type="button"
              className="button small icon"
              aria-label="Zoom out"
              onClick={() => handle?.zoomBy(1 / 1.3)}
            >
              −
            </button>
            <button type="button" className="button small" onClick={() => handle?.fit()}>
              Fit
            </button>
          </div>
        </div>
      )}
      <Timeline />
    </main>
  );
}

/** In place of an empty canvas: why it is empty, and where to go on. */
function NothingDrawn(): ReactElement | null {
  const query = useApp((state) => state.view.query);
  const opened = useApp((state) => state.opened);
  if (!opened) return null;
  return (
    <div className="welcome muted">
      {query
        ? 'No chain fits these settings. What would give some is listed on the left.'
        : 'Nothing is drawn yet. Search for a party and open it to see what is recorded around it.'}
    </div>
  );
}
