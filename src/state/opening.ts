import type { TableMapping } from '../formats/customs/mapping.ts';
import { engine } from './engine.ts';
import { openedFrom, openSource } from './session.ts';
import { notify, setIntake, setOpening, useApp } from './store.ts';
import type { AdditionReply, LookedPart, LookReply, PartChoice, TableCheck } from '../worker/intake.ts';
import type { FileChoices } from '../worker/protocol.ts';

/** How files came: chosen to be opened, dropped on the page, or chosen to be added to the open case. */
export type Arrival = 'chosen' | 'dropped' | 'adding';

/** Files that came in and what they are taken for, while a person looks them through. */
export interface Intake {
  readonly files: readonly File[];
  readonly look: LookReply;
  readonly arrival: Arrival;
}

/**
 * Takes files in: what is recognised for certain opens at once; tables, doubts, lists that could be attached, and
 * files for a case that a person opened are looked through first. What cannot be read at all gets one line.
 */
export async function takeIn(came: readonly File[], arrival: Arrival): Promise<void> {
  const files = apart(came, arrival);
  const look = await lookedAt(files);
  if (!look) return;
  if (!look.parts.some(({ readable }) => readable)) {
    for (const [index, file] of files.entries()) {
      const failed = look.parts.find((part) => part.file === index);
      if (failed?.problem !== undefined) notify('warning', `${failed.name}: ${failed.problem}`);
      else notify('warning', `${file.name}: There is nothing in it that can be read.`);
    }
    return;
  }
  if (needsLook(look.parts, arrival)) setIntake({ files, look, arrival });
  else await openSource(namesOf(files), { files });
}

function needsLook(parts: readonly LookedPart[], arrival: Arrival): boolean {
  const { opened } = useApp.getState();
  if (arrival === 'adding' && opened) return true;
  if (parts.some((part) => (part.readable ? !part.clear : !part.part))) return true;
  if (opened && parts.some(({ list }) => list)) return true;
  const from = openedFrom();
  return arrival === 'dropped' && from !== undefined && 'files' in from.source;
}

async function lookedAt(files: readonly File[]): Promise<LookReply | undefined> {
  useApp.getState().opening?.cancel();
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  setOpening({ name: namesOf(files), progress: undefined, cancel });
  try {
    return await engine.call('look', { files, choices: {} }, { signal: controller.signal });
  } catch (error) {
    if (!controller.signal.aborted) notify('warning', error instanceof Error ? error.message : String(error));
    return undefined;
  } finally {
    if (useApp.getState().opening?.cancel === cancel) setOpening(undefined);
  }
}

/** Looks at one part again after something was chosen for it. */
export async function lookAgain(
  files: readonly File[],
  part: LookedPart,
  choice: PartChoice,
): Promise<LookedPart | undefined> {
  const file = files[part.file];
  if (!file) return undefined;
  try {
    const { parts } = await engine.call('look', { files: [file], choices: { [part.name]: choice }, only: part.name });
    const [found] = parts;
    return found && { ...found, file: part.file };
  } catch (error) {
    return { ...part, readable: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What there is to confirm in a table before it is read with a mapping. */
export function checkTable(
  file: File,
  name: string,
  mapping: TableMapping,
  encoding: string | undefined,
  signal: AbortSignal,
): Promise<TableCheck> {
  const forced = encoding === undefined ? {} : { encoding };
  return engine.call('checkTable', { file, name, mapping, ...forced }, { signal });
}

/** Whether a file of the same name, size and date is part of the open case already. */
export function isOpen(file: File): boolean {
  const from = openedFrom();
  if (from === undefined || !('files' in from.source)) return false;
  return from.source.files.some(
    ({ name, size, lastModified }) => name === file.name && size === file.size && lastModified === file.lastModified,
  );
}

/** What files would bring to the open case. */
export function compareWithOpen(
  files: readonly File[],
  choices: FileChoices,
  signal: AbortSignal,
): Promise<AdditionReply> {
  return engine.call('compare', { files, choices, today: today() }, { signal });
}

/** Opens files as a case of their own, in place of the open one. Says whether it was opened. */
export function openAnother(files: readonly File[], choices: FileChoices): Promise<boolean> {
  return openSource(namesOf(files), { files }, choices);
}

/**
 * Reads the files of the open case again together with these, so that same ids join; the view stays. Until everything
 * is read, and if that fails, the open case stays as it is.
 */
export async function addToOpen(files: readonly File[], choices: FileChoices): Promise<boolean> {
  const from = openedFrom();
  if (!from) return openAnother(files, choices);
  const { source } = from;
  if ('folder' in source) {
    notify(
      'warning',
      'This case was reopened from what this browser keeps. To add to it, open its own files again with these.',
    );
    return false;
  }
  const before = 'files' in source ? source : { files: [], shipped: source };
  const all = { ...before, files: [...before.files, ...files] };
  return openSource(namesOf(files), all, { ...from.choices, ...choices }, useApp.getState().view);
}

/** The same files under names of their own: a second one of a name, also of the open case, gets a number. */
function apart(files: readonly File[], arrival: Arrival): readonly File[] {
  const from = arrival === 'chosen' ? undefined : openedFrom()?.source;
  const taken = new Set(from && 'files' in from ? from.files.map(({ name }) => name) : []);
  return files.map((file) => {
    if (isOpen(file)) return file;
    let { name } = file;
    for (let count = 2; taken.has(name); count++) name = file.name.replace(/(\.[^.]*)?$/, ` (${count})$1`);
    taken.add(name);
    return name === file.name ? file : new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}

/** The names of files in one line. */
function namesOf(files: readonly File[]): string {
  return files.map(({ name }) => name).join(', ');
}

/** Today as date text, for data that do not say of which day they are. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
