import { answers, engine } from '../../state/engine.ts';
import { dismissNotice, notify, useApp, type NoticeAction } from '../../state/store.ts';
import { viewFileOf } from '../../state/viewFiles.ts';
import type { TraceReply } from '../../worker/protocol.ts';
import { fileStem, saveBlob, saveText } from '../ui/saveFile.ts';

/** Does what a line on the screen offers, but for reloading. */
export async function act(action: Exclude<NoticeAction, 'reload'>, notice: number): Promise<void> {
  switch (action) {
    case 'keep-here':
      dismissNotice(notice);
      return (await import('../../state/keeping.ts')).keepHere();
    case 'save-view':
      return saveView();
    case 'save-case':
      return saveCase();
  }
}

function saveView(): void {
  const { view, opened } = useApp.getState();
  if (!opened) return;
  const reply = answers.getQueryData<TraceReply>(['trace', opened.key, view.query]);
  saveText(`${fileStem(opened.header.title)}-view.json`, 'application/json', viewFileOf(view, opened, reply));
}

async function saveCase(): Promise<void> {
  const { opened } = useApp.getState();
  if (!opened) return;
  try {
    const { blob, extension } = await engine.call('exportCase', { format: 'case' });
    saveBlob(`${fileStem(opened.header.title)}.${extension}`, blob);
  } catch (error) {
    notify('warning', `The case file could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
