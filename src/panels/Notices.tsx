import type { ReactElement } from 'react';
import { dismissNotice, useApp, type NoticeAction } from '../state/store.ts';
import { fileSize, number } from './ui/format.ts';

const ACTIONS: Readonly<Record<NoticeAction, string>> = {
  'save-view': 'Save view file',
  'save-case': 'Save case file',
  reload: 'Reload',
  'keep-here': 'Keep it here instead',
};

/** What does the rest loads then; reloading has to work when nothing else loads any more. */
async function act(action: NoticeAction, notice: number): Promise<void> {
  if (action === 'reload') window.location.reload();
  else await (await import('./keeping/noticeActions.ts')).act(action, notice);
}

/** Lines that stay until they are closed, and the progress of what is being opened. */
export function Notices(): ReactElement {
  const notices = useApp((state) => state.notices);
  const opening = useApp((state) => state.opening);
  const progress = opening?.progress;
  return (
    <div className="notices" aria-live="polite">
      {opening && (
        <div className="notice progress">
          <span>
            Opening {opening.name} …{progress && ` ${progress.label}`}
            {progress?.total !== undefined && ` ${fileSize(progress.done)} of ${fileSize(progress.total)}`}
          </span>
          <progress
            aria-label="Opening"
            {...(progress?.total === undefined ? {} : { value: progress.done, max: Math.max(1, progress.total) })}
          />
          <button type="button" className="button small" onClick={opening.cancel}>
            Cancel
          </button>
        </div>
      )}
      {notices.map((notice) => (
        <div key={notice.id} className={`notice ${notice.tone}`} role={notice.tone === 'warning' ? 'alert' : undefined}>
          <p>
            {notice.text}
            {notice.detail !== undefined && <code>{notice.detail.slice(0, 20_000)}</code>}
          </p>
          {notice.actions.map((action) => (
            <button key={action} type="button" className="button small" onClick={() => void act(action, notice.id)}>
              {ACTIONS[action]}
            </button>
          ))}
          <button type="button" className="button small" onClick={() => dismissNotice(notice.id)}>
            Close
          </button>
        </div>
      ))}
      <span className="visually-hidden">{number(notices.length)} messages</span>
    </div>
  );
}
