import type { Core } from 'cytoscape';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import CytoscapeComponent from 'react-cytoscapejs';
import type { Scene } from '../model/scene.ts';
import type { Camera, Selection } from '../model/view.ts';
import type { Pointed } from '../state/store.ts';
import { applyHighlights, applyPlaces, applyPointed } from './apply.ts';
import { cameraOf, fitScene, setCamera } from './camera.ts';
import { ElementCache } from './elements.ts';
import { Guides } from './Guides.tsx';
import { listen, type CanvasEvents } from './events.ts';
import { followZoom } from './nameSize.ts';
import type { Theme } from './palette.ts';
import { STYLESHEETS } from './stylesheet.ts';

/** What other parts of the app may ask of the canvas. */
export interface CanvasHandle {
  fit(): void;
  zoomBy(factor: number): void;
}

interface GraphCanvasProps extends CanvasEvents {
  readonly scene: Scene;
  readonly selection: Selection | undefined;
  readonly pointed: Pointed | undefined;
  /** Missing: the canvas fits what is drawn whenever that changes. */
  readonly camera: Camera | undefined;
  readonly theme: Theme;
  /** One sentence for those who do not see the canvas. */
  readonly summary: string;
  readonly handle: (handle: CanvasHandle | undefined) => void;
}

/** Compared by identity; the cache hands out the same element while it does not change. */
const differ = (a: unknown, b: unknown): boolean => a !== b;
/** The wrapper hands our objects to cytoscape, which writes into them. */
const cloned = (value: unknown): unknown => structuredClone(value);

/** The chains as a graph. Places, highlights and camera are set on the canvas itself, in one batch after each change. */
export const GraphCanvas = memo(function GraphCanvas(props: GraphCanvasProps): ReactElement {
  const { scene, selection, pointed, camera, theme, summary, handle } = props;
  const cache = useRef(new ElementCache());
  const [cy, setCy] = useState<Core>();
  const elements = useMemo(() => [...cache.current.elements(scene, theme)], [scene, theme]);
  const events = useRef<CanvasEvents>(props);
  const drawn = useRef(scene);
  useLayoutEffect(() => {
    events.current = props;
    drawn.current = scene;
  });

  useLayoutEffect(() => {
    if (!cy) return;
    cy.batch(() => {
      applyPlaces(cy, scene);
      applyHighlights(cy, scene, selection);
      applyPointed(cy, scene, pointed);
    });
  }, [cy, scene, selection, pointed]);

  useLayoutEffect(() => (cy ? followZoom(cy) : undefined), [cy]);

  const shape = useMemo(() => scene.nodes.map((node) => node.id).join('\n'), [scene]);
  useLayoutEffect(() => {
    if (!cy || shape === '') return undefined;
    const look = (): void => {
      if (camera) setCamera(cy, camera);
      else fitScene(cy, drawn.current);
    };
    look();
    cy.on('resize', look);
    return () => {
      cy.off('resize', look);
    };
  }, [cy, shape, camera]);

  useEffect(() => {
    if (!cy) return undefined;
    handle({
      fit: () => {
        fitScene(cy, drawn.current);
        events.current.onCamera(undefined);
      },
      zoomBy: (factor) => {
        cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
        events.current.onCamera(cameraOf(cy));
      },
    });
    return () => handle(undefined);
  }, [cy, handle]);

  useEffect(() => (cy ? listen(cy, events) : undefined), [cy]);

  return (
    <div className="canvas" role="img" aria-label={summary}>
      <Guides cy={cy} guides={scene.guides} theme={theme} />
      <CytoscapeComponent
        className="canvas-graph"
        elements={elements}
        stylesheet={STYLESHEETS[theme]}
        diff={differ}
        toJson={cloned}
        cy={setCy}
        minZoom={0.15}
        maxZoom={4}
        boxSelectionEnabled={false}
        autounselectify={true}
        textureOnViewport={true}
      />
    </div>
  );
});
