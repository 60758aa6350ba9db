import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import process from 'node:process';

const WINDOWS = process.platform === 'win32';

/** Runs a command with its output on the screen; throws when it fails. */
export function run(command, args, options = {}) {
  execFileSync(command, args, { stdio: 'inherit', shell: WINDOWS, ...options });
}

/** Ends with one clear line when Node is too old for the tools. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Throughline needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

/**
 * Installs what package-lock.json names, unless that was done since it last changed. Not `npm ci`: that refuses a lock
 * file without the binaries of other platforms, which the registry has not published for every version at once.
 */
export function install() {
  const stamp = 'node_modules/.package-lock.json';
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
}
