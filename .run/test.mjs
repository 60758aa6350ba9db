// Installs what the tests need and runs everything; the last line says how many passed and failed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { findChromium } from './chromium.mjs';
import { checkNode, install } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
checkNode();
install();

let passed = 0;
let failed = 0;
const failures = [];

step('types', 'npx', ['tsc', '--noEmit']);
step('lint', 'npx', ['oxlint', '--type-aware', '--deny-warnings']);
step('formatting', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
step('unused code', 'npx', ['knip']);
suite('unit');
step('build', 'npx', ['vite', 'build', '--logLevel', 'warn']);
step('size budget', 'node', ['.run/budget.mjs']);
const chromium = findChromium();
if (chromium) suite('e2e', { CHROMIUM: chromium });
else count('browser', false);

for (const name of failures) console.log(`failed: ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** One command that passes or fails as a whole. */
function step(name, command, args) {
  console.log(`\n— ${name}`);
  count(name, succeeds(command, args));
}

/** A vitest project, counted test by test. */
function suite(project, env = {}) {
  console.log(`\n— ${project} tests`);
  const report = `.cache/${project}.json`;
  mkdirSync('.cache', { recursive: true });
  rmSync(report, { force: true });
  const ok = succeeds(
    'npx',
    ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  if (!existsSync(report)) return count(`${project} tests`, false);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that cannot be loaded, or an error outside a test, fails without a test that says so.
  if (!ok) failures.push(`${project} tests`);
  if (!ok && numFailedTests === 0) failed++;
}

function succeeds(command, args, env = {}) {
  try {
    execFileSync(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    });
    return true;
  } catch {
    return false;
  }
}

function count(name, ok) {
  if (ok) passed++;
  else {
    failed++;
    failures.push(name);
  }
}
