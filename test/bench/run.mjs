// The bench: node test/bench/run.mjs [--quick] [--only NAME] [--help]. Installs its peers, bundles what it measures as the
// app is bundled, and runs it. --help says what they do.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
// Beside the peers, so that what is not bundled (the browser's driver) is found from there.
const out = join(here, 'node_modules', `.bundle-${process.pid}`);

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
    rollupOptions: {
      input: {
        bench: join(here, 'bench.ts'),
        child: join(here, 'measure', 'child.ts'),
        browser: join(here, 'browser', 'child.ts'),
      },
    },
  },
  ssr: { noExternal: true, external: ['playwright-core', 'vite'] },
});
const done = spawnSync(process.execPath, [join(out, 'bench.js'), ...process.argv.slice(2)], {
  cwd: here,
  stdio: 'inherit',
  env: { ...process.env, BENCH_CHILD: join(out, 'child.js'), BENCH_BROWSER: join(out, 'browser.js') },
});
rmSync(out, { recursive: true, force: true });
process.exit(done.status ?? 1);
