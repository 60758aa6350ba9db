import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultQuery } from '../../src/model/query.ts';
import { hashId } from '../../src/model/ids.ts';
import { EMPTY_VIEW, type View } from '../../src/model/view.ts';
import {
  compareWithSender,
  isFor,
  pendingLink,
  readLink,
  readViewFile,
  viewOfLink,
} from '../../src/state/incomingLink.ts';
import { linkOf } from '../../src/state/outgoingLink.ts';
import { useApp } from '../../src/state/store.ts';
import { viewFileOf } from '../../src/state/viewFiles.ts';
import type { CaseSummary, TraceReply } from '../../src/worker/protocol.ts';
import { CaseHandler } from '../../src/worker/handler.ts';
import { tutorial } from '../worker/fakeWorker.ts';

const handler = new CaseHandler();
const idle = {
  signal: new AbortController().signal,
  progress: () => undefined,
  partial: () => undefined,
  pause: async () => undefined,
};

// The engine starts a worker as soon as it is imported; here the handler answers in this process.
vi.mock('../../src/state/engine.ts', () => ({
  answers: {},
  engine: { call: (type: 'resolve', input: { hashes: number[] }) => handler.answer({ id: 1, type, input }, idle) },
}));

async function open(): Promise<{ readonly summary: CaseSummary; readonly query: NonNullable<View['query']> }> {
  const summary = await handler.answer(
    { id: 1, type: 'open', input: { source: { files: [tutorial()] }, today: '2026-11-22' } },
    idle,
  );
  if (!isSummary(summary) || !summary.suggestedQuery) throw new Error('The tutorial was not opened.');
  return { summary, query: summary.suggestedQuery };
}

async function trace(query: NonNullable<View['query']>): Promise<TraceReply> {
  const reply = await handler.answer({ id: 2, type: 'trace', input: { query } }, idle);
  if (!isReply(reply)) throw new Error('The trace was not answered.');
  return reply;
}

const isSummary = (value: unknown): value is CaseSummary =>
  typeof value === 'object' && value !== null && 'suggestion' in value;
const isReply = (value: unknown): value is TraceReply =>
  typeof value === 'object' && value !== null && 'answer' in value && 'digest' in value;

const said = (): string[] => useApp.getState().notices.map((notice) => notice.text);

beforeEach(() => {
  useApp.setState({ notices: [] });
});

async function viewed() {
  const { summary, query } = await open();
  const reply = await trace(query);
  const view: View = {
    ...EMPTY_VIEW,
    title: 'Briefing',
    query: { ...query, from: { ids: ['northwind', 'helvetic'] }, exclude: ['zlatar'] },
    chain: reply.answer.chains[0]?.entities,
    selection: { type: 'hop', from: 'northwind', to: 'elbe' },
    moved: { elbe: { x: 12, y: -30 } },
    expanded: ['silk'],
    hidden: ['kamastan'],
    camera: { x: 5, y: 6, zoom: 1.5 },
    note: 'см. записку',
  };
  return { summary, view, reply: await trace(view.query ?? query) };
}

describe('a view that travels', () => {
  it.each(['link', 'view file'])('comes back as the same view by %s', async (way) => {
    const { summary, view, reply } = await viewed();
    const link =
      way === 'link' ? readLink(linkOf(view, summary, reply)) : readViewFile(viewFileOf(view, summary, reply));
    if (!link) throw new Error(said().join(' '));
    expect(isFor(link, summary)).toBe(true);
    expect(await viewOfLink(link)).toEqual(view);
    expect(said()).toEqual([]);
  });

  it('is said to be the same where the answer is, and to differ where it does', async () => {
    const { summary, view, reply } = await viewed();
    const again = async (): Promise<View> => {
      const link = readLink(linkOf(view, summary, reply));
      if (!link) throw new Error('The link was not read.');
      return viewOfLink(link);
    };
    compareWithSender((await again()).query, reply, summary);
    expect(said()).toEqual([]);
    const restored = await again();
    const fewer = await trace({ ...(view.query ?? defaultQuery({ ids: [] }, { ids: [] })), maxHops: 2 });
    compareWithSender(restored.query, fewer, summary);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toMatch(/^Not what the sender saw: sender saw \d+ chains/);
    compareWithSender(restored.query, fewer, summary);
    expect(said()).toHaveLength(1);
  });

  it('waits for the case it was made on', async () => {
    const { summary, view, reply } = await viewed();
    const elsewhere = { ...summary, hash: '0000000000000000', header: { title: 'Another' } };
    const link = readLink(linkOf(view, summary, reply));
    expect(pendingLink(elsewhere)).toBeUndefined();
    expect(said()[0]).toContain(`made on “${summary.header.title}”`);
    expect(pendingLink(summary)).toEqual(link);
    expect(pendingLink(summary)).toBeUndefined();
  });

  it('names no party in clear: ids travel as hashes', async () => {
    const { summary, view, reply } = await viewed();
    const link = readLink(linkOf(view, summary, reply));
    const text = JSON.stringify(link);
    for (const id of ['northwind', 'helvetic', 'zlatar', 'kamastan']) {
      expect(text).not.toContain(id);
      expect(text).toContain(String(hashId(id)));
    }
  });
});

describe('a bad link', () => {
  it.each(['#1.', '#undefined', '#9.abc.00000000', 'rubbish'])('%s is named and stays copyable', (text) => {
    expect(readLink(text)).toBeUndefined();
    const [notice] = useApp.getState().notices;
    expect(notice).toMatchObject({ tone: 'warning', detail: text });
  });

  it('that lost its end was cut', async () => {
    const { summary, view, reply } = await viewed();
    expect(readLink(linkOf(view, summary, reply).slice(0, -10))).toBeUndefined();
    expect(said()[0]).toContain('was cut on the way');
  });
});
