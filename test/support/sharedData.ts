import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

const ROOT = new URL('../../../shared/data/', import.meta.url);
let said = false;

/** The bytes of a shared sample file; `undefined`, said once on the error stream, where the samples are not installed. */
export function sharedData(path: string): Uint8Array | undefined {
  const url = new URL(path, ROOT);
  if (existsSync(url)) return new Uint8Array(readFileSync(url));
  if (!said) process.stderr.write('The shared sample data are not installed: tests run on the fixtures alone.\n');
  said = true;
  return undefined;
}

/** The paths of all shared sample files; none where the samples are not installed. */
export function sharedPaths(): readonly string[] {
  if (!existsSync(ROOT)) return [];
  const names = readdirSync(ROOT, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(new URL(name, ROOT)).isFile()).toSorted();
}

/** The bytes of a file in test/fixtures. */
export function fixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${path}`, import.meta.url)));
}

/** The bytes of a file that the application ships in public. */
export function shipped(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../public/${path}`, import.meta.url)));
}
