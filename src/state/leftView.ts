const LEFT = 'throughline-left';

/** The view a page was left with: stored at once, because nothing else is finished while a page goes. */
export function leftView(): { readonly hash: string; readonly text: string } | undefined {
  try {
    const [hash, text]: readonly [string?, string?] = JSON.parse(localStorage.getItem(LEFT) ?? '[]');
    return hash === undefined || text === undefined ? undefined : { hash, text };
  } catch {
    return undefined;
  }
}

/** Stores the view a page is left with; `undefined` once it is where views are kept. */
export function setLeftView(left: { readonly hash: string; readonly text: string } | undefined): void {
  try {
    if (left) localStorage.setItem(LEFT, JSON.stringify([left.hash, left.text]));
    else localStorage.removeItem(LEFT);
  } catch {
    // What is refused here is refused where views are kept as well, and named there.
  }
}
