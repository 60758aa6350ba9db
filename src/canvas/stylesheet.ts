import type { StylesheetJsonBlock } from 'cytoscape';
import { ROLES, type Role } from '../model/roles.ts';
import { MARK_RADIUS } from '../model/scene.ts';
import { MARK_IMAGE_SIZE } from './markImage.ts';
import { NAME_SIZES } from './nameSize.ts';
import { PALETTES, type Theme } from './palette.ts';

const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

/** The two stylesheets of the canvas; constants, because a new object makes the wrapper restyle everything. */
export const STYLESHEETS: Readonly<Record<Theme, StylesheetJsonBlock[]>> = {
  light: stylesheet('light'),
  dark: stylesheet('dark'),
};

function stylesheet(theme: Theme): StylesheetJsonBlock[] {
  const { ground, ink, muted, line, band } = PALETTES[theme];
  return [
    {
      selector: 'node',
      style: {
        width: MARK_RADIUS * 2,
        height: MARK_RADIUS * 2,
        'border-width': 1,
        'border-color': ink,
        'border-opacity': 0.35,
        'background-image': 'data(image)',
        'background-width': MARK_IMAGE_SIZE,
        'background-height': MARK_IMAGE_SIZE,
        'background-clip': 'none',
        'background-image-containment': 'over',
        'bounds-expansion': 14,
        label: 'data(near)',
        color: ink,
        'font-family': FONT,
        'font-size': NAME_SIZES[0].size,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-wrap': 'wrap',
        'text-max-width': '1000px',
        'line-height': 1.15,
        'text-background-color': ground,
        'text-background-opacity': 0.82,
        'text-background-padding': '1px',
        'min-zoomed-font-size': 5,
        'overlay-opacity': 0,
        'z-index': 10,
      },
    },
    { selector: 'node.far', style: { label: 'data(far)', 'font-size': NAME_SIZES[1].size } },
    { selector: 'node.farther', style: { label: 'data(farther)', 'font-size': NAME_SIZES[2].size } },
    ...roleBlocks(),
    {
      selector: 'node[role = "facilitator"]',
      style: { 'text-background-color': band },
    },
    {
      selector: 'node[?unnamed]',
      style: {
        'background-opacity': 0.15,
        'border-style': 'dashed',
        'border-width': 1.5,
        'border-opacity': 0.8,
      },
    },
    ...shapeBlocks(),
    {
      selector: 'node.anchor',
      style: { width: 1, height: 1, opacity: 0, events: 'no', label: '', 'background-image': 'none' },
    },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': line,
        'target-arrow-color': line,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.9,
        'curve-style': 'bezier',
        'control-point-step-size': 34,
        'source-distance-from-node': 3,
        'target-distance-from-node': 3,
        'overlay-opacity': 0,
        'z-index': 1,
      },
    },
    { selector: 'edge[?inferred]', style: { 'line-style': 'dashed', 'line-dash-pattern': [6, 4] } },
    { selector: 'edge[?association]', style: { 'target-arrow-shape': 'none', 'line-style': 'dotted' } },
    {
      selector: 'edge[type = "served"]',
      style: {
        'line-color': ROLES.facilitator.fill,
        'line-style': 'dashed',
        'line-dash-pattern': [2, 3],
        'target-arrow-shape': 'none',
        events: 'no',
      },
    },
    {
      selector: 'edge[type = "neighbour"]',
      style: {
        'arrow-scale': 0.7,
        label: 'data(label)',
        'font-family': FONT,
        'font-size': 9,
        color: muted,
        'text-background-color': ground,
        'text-background-opacity': 0.85,
        'text-background-padding': '1px',
        'min-zoomed-font-size': 7,
      },
    },
    {
      selector: 'node.lit',
      style: { 'border-color': ink, 'border-opacity': 1, 'border-width': 2, 'font-weight': 'bold', 'z-index': 20 },
    },
    {
      selector: 'edge.lit',
      style: { 'line-color': ink, 'target-arrow-color': ink, 'z-index': 15 },
    },
    {
      selector: 'edge.lit[type = "hop"]',
      style: {
        label: 'data(label)',
        'text-wrap': 'wrap',
        'text-max-width': '92px',
        'font-family': FONT,
        'font-size': 10.5,
        color: ink,
        'text-background-color': ground,
        'text-background-opacity': 1,
        'text-background-padding': '2px',
        'text-background-shape': 'roundrectangle',
        'min-zoomed-font-size': 5,
      },
    },
    {
      selector: 'edge[type = "declared"]',
      style: {
        label: 'data(label)',
        'font-family': FONT,
        'font-size': 10,
        color: ink,
        'text-background-color': ground,
        'text-background-opacity': 1,
        'text-background-padding': '2px',
        'line-color': muted,
        'target-arrow-color': muted,
        'target-arrow-shape': 'vee',
        'line-style': 'dashed',
        'line-dash-pattern': [9, 3, 2, 3],
        events: 'no',
      },
    },
    { selector: 'edge.lit.far[type = "hop"]', style: { 'font-size': 12.5 } },
    { selector: 'edge.lit.farther[type = "hop"]', style: { 'font-size': 14.5 } },
    { selector: 'edge.lit[type = "served"]', style: { 'line-color': ROLES.facilitator.fill } },
    { selector: 'node.dim', style: { opacity: 0.55, color: muted } },
    { selector: 'edge.dim', style: { opacity: 0.6 } },
    {
      selector: 'edge.broken',
      style: {
        opacity: 0.75,
        label: '✕',
        color: ink,
        'font-size': 15,
        'font-weight': 'bold',
        'line-style': 'dashed',
        'line-dash-pattern': [1, 4],
      },
    },
    {
      selector: 'node.stopped',
      style: {
        opacity: 1,
        'background-opacity': 0.25,
        'border-width': 3,
        'border-style': 'double',
        'border-color': ink,
        'border-opacity': 1,
        'text-background-color': ink,
        'text-background-opacity': 1,
        'text-background-padding': '2px',
        color: ground,
      },
    },
    {
      selector: 'node.hover',
      style: { 'underlay-color': muted, 'underlay-opacity': 0.18, 'underlay-padding': 6, 'underlay-shape': 'ellipse' },
    },
    { selector: 'edge.hover', style: { 'line-color': muted, 'target-arrow-color': muted } },
    {
      selector: 'node.selected',
      style: {
        'border-color': ink,
        'border-opacity': 1,
        'border-width': 3,
        'underlay-color': ink,
        'underlay-opacity': 0.16,
        'underlay-padding': 7,
        'underlay-shape': 'ellipse',
        opacity: 1,
      },
    },
    {
      selector: 'edge.selected',
      style: {
        'line-color': ink,
        'target-arrow-color': ink,
        'underlay-color': ink,
        'underlay-opacity': 0.16,
        'underlay-padding': 5,
        opacity: 1,
      },
    },
    {
      selector: 'node.pointed',
      style: {
        'outline-color': ink,
        'outline-width': 2,
        'outline-offset': 4,
        'outline-style': 'dashed',
        opacity: 1,
        color: ink,
        'z-index': 25,
      },
    },
    {
      selector: 'edge.pointed',
      style: {
        'underlay-color': ink,
        'underlay-opacity': 0.28,
        'underlay-padding': 6,
        // On a short line the label covers the halo.
        'text-border-color': ink,
        'text-border-width': 1.5,
        'text-border-style': 'dashed',
        'text-border-opacity': 1,
        opacity: 1,
        'z-index': 16,
      },
    },
  ];
}

function shapeBlocks(): StylesheetJsonBlock[] {
  const side = MARK_RADIUS * 2;
  return [
    { selector: 'node[shape = "rectangle"]', style: { shape: 'round-rectangle', width: 38, height: 32 } },
    { selector: 'node[shape = "ellipse"]', style: { shape: 'ellipse' } },
    { selector: 'node[shape = "diamond"]', style: { shape: 'diamond', width: 42, height: 42 } },
    { selector: 'node[shape = "hexagon"]', style: { shape: 'hexagon', width: 42, height: side } },
    { selector: 'node[shape = "octagon"]', style: { shape: 'octagon' } },
    { selector: 'node[shape = "triangle"]', style: { shape: 'triangle', width: 46, height: 40 } },
    { selector: 'node[shape = "tag"]', style: { shape: 'tag', width: 42, height: 30 } },
    { selector: 'node[shape = "barrel"]', style: { shape: 'barrel', width: 34, height: side } },
  ];
}

function roleBlocks(): StylesheetJsonBlock[] {
  const roles: Role[] = ['supplier', 'intermediary', 'facilitator', 'end_user', 'context'];
  return roles.map((role) => ({
    selector: `node[role = "${role}"]`,
    style: { 'background-color': ROLES[role].fill },
  }));
}
