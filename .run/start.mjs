// Installs, builds and serves the app, and opens it where a browser is at hand.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { checkNode, install, run } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
checkNode();
install();
run('npx', ['vite', 'build', '--logLevel', 'warn']);

const { preview } = await import('vite');
const server = await preview({ preview: { open: false } });
const address = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4173/';
console.log(`\nThroughline is open at ${address}\nEverything stays in the browser. Stop with Ctrl+C.\n`);
if (process.stdout.isTTY && !process.env.CI) openBrowser(address);

/** Opens the default browser; where there is none, the printed address has to do. */
function openBrowser(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', url]
        : ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
