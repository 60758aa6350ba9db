/** Whether this tab is the one that keeps the view of a case. */
export interface Claim {
  readonly isHeld: boolean;
  /** Leaves it to other tabs. */
  release(): void;
}

/**
 * Claims the view of a case for this tab, unless another tab has it; `takes` takes it from that one. `lost` is called
 * when another tab takes it later. Where the browser cannot tell tabs apart, every tab has it.
 */
export function claimView(hash: string, takes: boolean, lost: () => void): Promise<Claim> {
  return new Promise((resolve) => {
    let isReleased = false;
    const ending = new EventTarget();
    const claim = {
      isHeld: true,
      release: (): void => {
        isReleased = true;
        ending.dispatchEvent(new Event('end'));
      },
    };
    const held = new Promise((done) => {
      ending.addEventListener('end', done);
    });
    navigator.locks
      .request(`throughline-view-${hash}`, takes ? { steal: true } : { ifAvailable: true }, async (lock) => {
        claim.isHeld = lock !== null;
        resolve(claim);
        if (lock) await held;
      })
      .catch(() => {
        const wasHeld = claim.isHeld;
        claim.isHeld = false;
        resolve(claim);
        if (wasHeld && !isReleased) lost();
      });
  });
}
