// Counts every simple path between two sets with graphology: node peer.mjs GRAPH.json SECONDS. Stops after that many
// seconds and says how far it came.
import { readFileSync } from 'node:fs';
import { DirectedGraph } from 'graphology';
import simplePath from 'graphology-simple-path';

const [path, seconds] = process.argv.slice(2);
const { nodes, edges, from, to, maxHops } = JSON.parse(readFileSync(path, 'utf8'));
const starts = new Set(from);
const ends = new Set(to);

const graph = new DirectedGraph();
for (let node = 0; node < nodes; node++) graph.addNode(node);
// Paths may not pass an end on their way: without arcs into the one set and out of the other they cannot.
for (const [source, target] of edges) {
  if (starts.has(target) || ends.has(source) || source === target) continue;
  graph.mergeDirectedEdge(source, target);
}

const begin = performance.now();
const deadline = begin + Number(seconds) * 1000;
let paths = 0;
let pairs = 0;
let late = false;
for (const source of from) {
  for (const target of to) {
    paths += simplePath.allSimplePaths(graph, source, target, { maxDepth: maxHops }).length;
    pairs++;
    late = performance.now() > deadline;
    if (late) break;
  }
  if (late) break;
}
const of = from.length * to.length;
console.log(JSON.stringify({ ms: performance.now() - begin, paths, pairs, of, finished: pairs === of }));
