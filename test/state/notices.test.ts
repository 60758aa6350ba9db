import { beforeEach, describe, expect, it } from 'vitest';
import { dismissNotice, notify, useApp } from '../../src/state/store.ts';

const texts = (): string[] => useApp.getState().notices.map((notice) => notice.text);

beforeEach(() => {
  useApp.setState({ notices: [] });
});

describe('a notice', () => {
  it('stays until it is closed', () => {
    notify('info', 'one');
    notify('warning', 'two', '#1.cut');
    const [first, second] = useApp.getState().notices;
    expect(second).toMatchObject({ tone: 'warning', text: 'two', detail: '#1.cut' });
    dismissNotice(first?.id ?? 0);
    expect(texts()).toEqual(['two']);
  });

  it('is shown once, however often it is said', () => {
    for (let round = 0; round < 3; round++) notify('info', 'same');
    notify('info', 'other');
    notify('info', 'same');
    expect(texts()).toEqual(['other', 'same']);
  });
});
