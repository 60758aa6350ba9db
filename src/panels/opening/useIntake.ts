import { useState } from 'react';
import { isOpen, lookAgain, type Intake } from '../../state/opening.ts';
import { useApp } from '../../state/store.ts';
import { answersOf, mappingOf, missingAnswer, type TableAnswers } from '../../state/tableAnswers.ts';
import type { LookedPart, PartChoice } from '../../worker/intake.ts';
import type { FileChoices } from '../../worker/protocol.ts';

/** What is done with a part: read into a case, compared with it as a list, or nothing. */
export type Use = 'read' | 'attach' | 'leave';

/** One part that came in. */
export interface IntakePart {
  readonly found: LookedPart;
  readonly use: Use;
  readonly choice: PartChoice;
  /** What was said of a table. */
  readonly answers: TableAnswers | undefined;
  /** It is part of the open case already. */
  readonly again: boolean;
}

/** The parts that came in and how their parts are changed, by name. */
export interface IntakeParts {
  readonly parts: readonly IntakePart[];
  readonly setUse: (name: string, use: Use) => void;
  readonly setAnswers: (name: string, answers: TableAnswers) => void;
  /** The other tables with the same columns as this one. */
  readonly alike: (name: string) => readonly IntakePart[];
  /** Looks at a part again in another format, encoding, or layout of a table. */
  readonly choose: (name: string, choice: PartChoice) => void;
}

/** Holds what is said of the files that came in; every part begins with what is most likely meant. */
export function useIntake(intake: Intake): IntakeParts {
  const opened = useApp((state) => state.opened !== undefined);
  const [parts, setParts] = useState(() => intake.look.parts.map((part) => begin(part, intake, opened)));
  const change = (name: string, changed: (part: IntakePart) => IntakePart): void =>
    setParts((all) => all.map((part) => (part.found.name === name ? changed(part) : part)));
  return {
    parts,
    setUse: (name, use) => change(name, (part) => ({ ...part, use })),
    setAnswers: (name, answers) => change(name, (part) => ({ ...part, answers })),
    alike: (name) => {
      const header = parts.find(({ found }) => found.name === name)?.found.table?.header.join('\u001f');
      return parts.filter(
        ({ found, use }) => use === 'read' && found.name !== name && found.table?.header.join('\u001f') === header,
      );
    },
    choose: (name, choice) => {
      const part = parts.find(({ found }) => found.name === name);
      if (!part) return;
      const whole = { ...part.choice, ...choice };
      change(name, (before) => ({ ...before, choice: whole }));
      void lookAgain(intake.files, part.found, whole).then((found) => {
        // Another choice may have been made meanwhile: only the last one counts.
        if (found) change(name, (before) => (before.choice === whole ? lookedAgain(before, found) : before));
      });
    },
  };
}

function lookedAgain(before: IntakePart, found: LookedPart): IntakePart {
  const use = !found.readable ? 'leave' : before.use === 'attach' && !found.list ? 'read' : before.use;
  return { ...before, found, use, answers: found.table && keptAnswers(found.table, before.answers) };
}

type Table = NonNullable<LookedPart['table']>;

/** The answers of a table looked at again: its columns are guessed anew, what was said of its rows stays. */
function keptAnswers(table: Table, before: TableAnswers | undefined): TableAnswers {
  const fresh = answersOf(table);
  return before ? { ...fresh, name: before.name, records: before.records, country: before.country } : fresh;
}

function begin(found: LookedPart, { files, arrival, look }: Intake, opened: boolean): IntakePart {
  const file = files[found.file];
  const again = arrival !== 'chosen' && file !== undefined && isOpen(file);
  const lists = look.parts.every(({ list, readable }) => list || !readable);
  const attach = opened && found.list && (arrival !== 'chosen' || lists);
  return {
    found,
    use: again || !found.readable ? 'leave' : attach ? 'attach' : 'read',
    choice: {},
    answers: found.table && answersOf(found.table),
    again,
  };
}

/** What still has to be said before the parts can be read, in words. */
export function missingOf({ found, use, answers }: IntakePart): string | undefined {
  return use === 'read' && found.table && answers ? missingAnswer(answers) : undefined;
}

/** The files of which some part has a use, and the choices by which only those parts are read. */
export function filesFor(
  use: Use,
  parts: readonly IntakePart[],
  files: readonly File[],
): { readonly files: readonly File[]; readonly choices: FileChoices } {
  const wanted = new Set(parts.filter((part) => part.use === use).map(({ found }) => found.file));
  const choices = Object.fromEntries(
    parts
      .filter(({ found }) => wanted.has(found.file))
      .map((part) => [part.found.name, part.use === use ? choiceOf(part) : { leaveOut: true }]),
  );
  return { files: files.filter((_, index) => wanted.has(index)), choices };
}

function choiceOf({ found, choice, answers }: IntakePart): FileChoices[string] {
  const format = choice.format ?? (found.clear ? undefined : found.format);
  return {
    ...(format === undefined ? {} : { format }),
    ...(choice.encoding === undefined ? {} : { encoding: choice.encoding }),
    ...(found.table && answers ? { mapping: mappingOf(answers, found.table) } : {}),
  };
}
