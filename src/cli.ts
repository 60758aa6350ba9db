import { run } from './cli/run.ts';

const interrupted = new AbortController();
// The first Ctrl-C ends the work with what is known by then, the second one ends the program.
process.once('SIGINT', () => interrupted.abort());
// The reader of a pipe may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  signal: interrupted.signal,
  today: new Date().toISOString().slice(0, 10),
});
