import type { ReactElement } from 'react';
import { ROLES, type Role } from '../model/roles.ts';
import { OWN_MARK, type Scene } from '../model/scene.ts';

const ORDER: readonly Role[] = ['supplier', 'intermediary', 'facilitator', 'end_user', 'context'];

/** What the marks and lines on the canvas mean: only what is drawn. */
export function Legend({ scene }: { readonly scene: Scene }): ReactElement | null {
  if (scene.nodes.length === 0) return null;
  const roles = ORDER.filter((role) => scene.nodes.some((node) => node.role === role && !node.declaredOf));
  const lines = scene.edges.filter((edge) => edge.type === 'hop' || edge.type === 'neighbour');
  return (
    <div className="legend" role="note" aria-label="Legend">
      {roles.map((role) => (
        <span key={role}>
          <i className={`dot ${role}`} />
          {ROLES[role].label}
        </span>
      ))}
      {scene.nodes.some((node) => node.unnamed && !node.declaredOf) && (
        <span>
          <i className="hollow" />
          unnamed
        </span>
      )}
      {scene.nodes.some((node) => node.listed) && (
        <span>
          <b>§</b> listed
        </span>
      )}
      {(scene.nodes.some((node) => node.own) || lines.some((edge) => edge.own)) && (
        <span>
          <b>{OWN_MARK}</b> added by hand
        </span>
      )}
      {lines.some((edge) => !edge.inferred && !edge.association) && (
        <span>
          <i className="stroke" />
          stated
        </span>
      )}
      {lines.some((edge) => edge.inferred) && (
        <span>
          <i className="stroke dashed" />
          inferred
        </span>
      )}
      {lines.some((edge) => edge.association) && (
        <span>
          <i className="stroke dotted" />
          association
        </span>
      )}
      {scene.edges.some((edge) => edge.type === 'declared') && (
        <span>
          <i className="stroke declared" />
          declared, not where the goods went
        </span>
      )}
      {scene.edges.some((edge) => edge.weakest) && (
        <span>
          <b>▼</b> weakest hop
        </span>
      )}
    </div>
  );
}
