import { changedText } from './changedText.ts';
import type { OpenFile } from './openCase.ts';
import type { CaseSource, KeptSource, ShippedFile } from './protocol.ts';

/** The files of a case, the shipped one first; `signal` ends the fetching of that. */
export function filesOf(source: Exclude<CaseSource, KeptSource>, signal: AbortSignal): readonly OpenFile[] {
  if (!('files' in source)) return [shippedFile(source, signal)];
  const { shipped, files } = source;
  return [...(shipped ? [shippedFile(shipped, signal)] : []), ...files.map(pickedFile)];
}

/** A file that a person picked. */
export function pickedFile(file: File): OpenFile {
  return {
    name: file.name,
    size: file.size,
    chunks: () => file.stream(),
    // A browser refuses to read a file that is no longer what was picked.
    readDisk: async (start, end) => {
      const bytes = await file
        .slice(start, end)
        .arrayBuffer()
        .catch((error: unknown) => {
          throw new Error(changedText(file.name), { cause: error });
        });
      return new Uint8Array(bytes);
    },
  };
}

function shippedFile({ url, name }: ShippedFile, signal: AbortSignal): OpenFile {
  return {
    name,
    size: undefined,
    chunks: async function* () {
      const response = await fetch(url, { signal });
      if (!response.ok || !response.body) throw new Error(`could not be fetched (${response.status}).`);
      yield* response.body;
    },
  };
}
