// The bench: node test/bench/run.mjs [--quick] [--only NAME] [--help]. Installs its peers, bundles what it measures as the
// app is bundled, and runs it. --help says what they do.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const out = join(tmpdir(), 'throughline-bench', `bundle-${process.pid}`);

if (!existsSync(join(here, 'node_modules', 'graphology-simple-path'))) {
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (installed.status !== 0) {
    console.error('The peers of the bench could not be installed (npm install in test/bench).');
    process.exit(1);
  }
}

// Bundled rather than run through tsx, whose names for functions slow down closures: measured is what is shipped.
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'es2023',
    outDir: out,
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: { input: { bench: join(here, 'bench.ts'), child: join(here, 'measure', 'child.ts') } },
  },
  ssr: { noExternal: true },
});
const done = spawnSync(process.execPath, [join(out, 'bench.js'), ...process.argv.slice(2)], {
  cwd: here,
  stdio: 'inherit',
  env: { ...process.env, BENCH_CHILD: join(out, 'child.js') },
});
rmSync(out, { recursive: true, force: true });
process.exit(done.status ?? 1);
