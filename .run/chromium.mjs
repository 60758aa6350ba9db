import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { run } from './install.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium: that of `CHROMIUM`, the system's, or Debian's package installed now. */
export function findChromium() {
  const wanted = process.env.CHROMIUM;
  if (wanted) return wanted;
  const there = PLACES.find((place) => existsSync(place));
  if (there) return there;
  if (process.getuid?.() === 0 && hasApt()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
    const installed = PLACES.find((place) => existsSync(place));
    if (installed) return installed;
  }
  console.error('The browser tests need a Chromium: install one, or name its path in the variable CHROMIUM.');
  return undefined;
}

function hasApt() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
