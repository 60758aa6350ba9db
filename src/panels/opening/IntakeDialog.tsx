import { useEffect, useRef, useState, type ReactElement } from 'react';
import { attach, proposeMatches } from '../../state/attaching.ts';
import { addToOpen, compareWithOpen, openAnother, type Intake } from '../../state/opening.ts';
import { notify, setIntake, useApp } from '../../state/store.ts';
import type { AdditionReply, ListReply } from '../../worker/intake.ts';
import type { Progress } from '../../worker/protocol.ts';
import { Dialog } from '../ui/Dialog.tsx';
import '../ui/wide.css';
import { fileSize, plural } from '../ui/format.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Addition } from './Addition.tsx';
import { FileList } from './FileList.tsx';
import { ListMatches } from './ListMatches.tsx';
import { PartView } from './PartView.tsx';
import { filesFor, missingOf, useIntake } from './useIntake.ts';
import './opening.css';

type Mode = 'add' | 'another';

const close = (): void => setIntake(undefined);

/** How far it has come. */
type Step =
  | { readonly name: 'files' }
  | { readonly name: 'busy'; readonly label: string; readonly progress?: Progress; readonly cancel?: () => void }
  | { readonly name: 'addition'; readonly reply: AdditionReply }
  | { readonly name: 'matches'; readonly reply: ListReply };

/** Files that came in, looked through before they are read: what each is taken for, and what becomes of it. */
export function IntakeDialog({ intake }: { readonly intake: Intake }): ReactElement {
  const all = useIntake(intake);
  const title = useApp((state) => state.opened?.header.title);
  const [mode, setMode] = useState<Mode>(() =>
    title !== undefined && (intake.arrival !== 'chosen' || all.parts.some(({ use }) => use === 'attach'))
      ? 'add'
      : 'another',
  );
  const [chosen, setChosen] = useState(
    () => (all.parts.find((part) => missingOf(part) !== undefined) ?? all.parts[0])?.found.name,
  );
  const [step, setStep] = useState<Step>({ name: 'files' });
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const read = filesFor('read', all.parts, intake.files);
  const lists = filesFor('attach', all.parts, intake.files);
  const missing = all.parts.find((part) => missingOf(part) !== undefined);
  const nothing = read.files.length === 0 && (lists.files.length === 0 || (mode === 'another' && title === undefined));

  const work = async <T,>(
    label: string,
    task: (signal: AbortSignal, heard: (progress: Progress) => void) => Promise<T>,
  ): Promise<T | undefined> => {
    const controller = new AbortController();
    running.current = controller;
    const cancel = (): void => controller.abort();
    setProblem(undefined);
    setStep({ name: 'busy', label, cancel });
    try {
      return await task(controller.signal, (progress) => setStep({ name: 'busy', label, progress, cancel }));
    } catch (error) {
      if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      setStep({ name: 'files' });
      return undefined;
    }
  };
  const propose = async (): Promise<void> => {
    if (lists.files.length === 0) return close();
    const reply = await work('Reading the list', (signal, onProgress) =>
      proposeMatches(lists.files, lists.choices, { signal, onProgress }),
    );
    if (reply) setStep({ name: 'matches', reply });
  };
  const readNow = async (open: typeof openAnother): Promise<void> => {
    setStep({ name: 'busy', label: 'Reading' });
    if (await open(read.files, read.choices)) return propose();
    setProblem(useApp.getState().notices.at(-1)?.text ?? 'Nothing was opened.');
    setStep({ name: 'files' });
  };
  const go = async (): Promise<void> => {
    if (missing) return setChosen(missing.found.name);
    if (read.files.length === 0) return propose();
    if (mode === 'another') return readNow(openAnother);
    const reply = await work('Comparing with the open case', (signal) =>
      compareWithOpen(read.files, read.choices, signal),
    );
    if (reply) setStep({ name: 'addition', reply });
  };

  const part = all.parts.find(({ found }) => found.name === chosen) ?? all.parts[0];
  const named = all.parts.length === 1 ? (part?.found.name ?? '') : plural(all.parts.length, 'file', 'files');
  if (step.name === 'matches') {
    return (
      <ListMatches
        reply={step.reply}
        onClose={close}
        onAttach={(accepted, asOf) => {
          const count = attach(accepted, asOf);
          notify(
            'info',
            `${plural(count, 'act', 'acts')} attached from ${step.reply.title}. Undo takes ${count === 1 ? 'it' : 'them'} out again.`,
          );
          close();
        }}
      />
    );
  }
  if (step.name === 'addition') {
    return (
      <Dialog
        title="Add to the open case"
        onClose={close}
        foot={
          <>
            <button type="button" className="button" onClick={() => setStep({ name: 'files' })}>
              Back
            </button>
            <button type="button" className="button primary" onClick={() => void readNow(addToOpen)}>
              Add to the case
            </button>
          </>
        }
      >
        <Addition reply={step.reply} title={title ?? ''} />
      </Dialog>
    );
  }
  return (
    <Dialog
      wide
      title={`Open ${named}`}
      onClose={close}
      foot={
        step.name === 'busy' ? (
          <Busy {...step} />
        ) : (
          <>
            {title !== undefined && (
              <Segmented
                label="What to do with the files"
                options={[
                  { value: 'add', label: 'Add to the open case' },
                  { value: 'another', label: 'Start another case' },
                ]}
                value={mode}
                onChange={setMode}
              />
            )}
            <p className={problem === undefined ? 'hint muted foot-says' : 'hint problem foot-says'} role="status">
              {problem ?? saying(missing && missingOf(missing), missing?.found.name, nothing)}
            </p>
            <button type="button" className="button" onClick={close}>
              Cancel
            </button>
            <button
              type="button"
              className="button primary"
              disabled={nothing || missing !== undefined}
              onClick={() => void go()}
            >
              {read.files.length === 0 ? 'Look for matches' : mode === 'add' ? 'Compare and add' : 'Open'}
            </button>
          </>
        )
      }
    >
      <div className={all.parts.length > 1 ? 'intake-panes' : 'intake-panes single'}>
        {all.parts.length > 1 && (
          <FileList parts={all.parts} look={intake.look} chosen={part?.found.name} onChoose={setChosen} />
        )}
        {part && (
          <PartView
            key={part.found.name}
            part={part}
            file={intake.files[part.found.file]}
            formats={intake.look.formats}
            all={all}
            canAttach={title !== undefined}
            alone={all.parts.length === 1}
          />
        )}
      </div>
    </Dialog>
  );
}

function saying(what: string | undefined, where: string | undefined, nothing: boolean): string {
  if (what !== undefined) return `Still to be said for ${where ?? ''}: ${what}.`;
  return nothing ? 'Everything is left out.' : 'Nothing leaves this browser.';
}

function Busy({ label, progress, cancel }: Extract<Step, { name: 'busy' }>): ReactElement {
  const opening = useApp((state) => state.opening);
  const shown = progress ?? opening?.progress;
  const stop = cancel ?? opening?.cancel;
  return (
    <div className="progress foot-says" role="status">
      <span>
        {label} …{shown && ` ${shown.label}`}
        {shown?.total !== undefined && ` ${fileSize(shown.done)} of ${fileSize(shown.total)}`}
      </span>
      <progress
        aria-label={label}
        {...(shown?.total === undefined ? {} : { value: shown.done, max: Math.max(1, shown.total) })}
      />
      {stop && (
        <button type="button" className="button small" onClick={stop}>
          Cancel
        </button>
      )}
    </div>
  );
}
