import { describe, expect, it } from 'vitest';
import { fakeWorker, opening, tutorial } from './fakeWorker.ts';

describe('the client of the worker', () => {
  it('asks nothing where the signal is already aborted', async () => {
    const { client, said } = fakeWorker();
    const answer = client.call('open', opening(tutorial()), { signal: AbortSignal.abort() });
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(said).toEqual([]);
  });

  it('fails every open and later question in words when the worker breaks', async () => {
    const { client, breakDown } = fakeWorker();
    const answers = Promise.allSettled([
      client.call('open', opening(tutorial())),
      client.call('briefs', { ids: ['a'] }),
    ]);
    breakDown();
    for (const answer of await answers) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'WorkerFailure' } });
      expect(String(answer.status === 'rejected' && answer.reason)).toContain('has stopped.');
    }
    await expect(client.call('briefs', { ids: ['a'] })).rejects.toThrow('has stopped');
  });

  it('says once that the worker broke, and asks another one when it is started again', async () => {
    const { client, breakDown } = fakeWorker();
    let stopped = 0;
    client.onStopped = () => stopped++;
    breakDown();
    breakDown();
    expect(stopped).toBe(1);
    client.restart();
    expect(await client.call('open', opening(tutorial()))).toMatchObject({ key: { opened: 1, overlay: 0 } });
  });
});
