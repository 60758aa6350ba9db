const KEPT = 'throughline-kept';
const EPHEMERAL = 'throughline-ephemeral';

/** Whether nothing at all is to be stored: by the switch, or by `?ephemeral` in the address. */
export function isEphemeral(): boolean {
  return new URLSearchParams(window.location.search).has('ephemeral') || has(EPHEMERAL);
}

/** Whether the switch is on, which itself is stored. */
export function isSwitchedEphemeral(): boolean {
  return has(EPHEMERAL);
}

/** Whether a case or a view may be kept here: told without opening anything, so that a first visit does not wait. */
export function keepsAnything(): boolean {
  return has(KEPT) && !isEphemeral();
}

/** Says that something is kept from now on, or nothing any more. @throws Error where the browser stores nothing. */
export function setKeeps(keeps: boolean): void {
  set(KEPT, keeps);
}

/** Turns the switch. @throws Error where the browser stores nothing. */
export function setEphemeral(on: boolean): void {
  set(EPHEMERAL, on);
}

function has(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function set(key: string, on: boolean): void {
  if (on) localStorage.setItem(key, '1');
  else localStorage.removeItem(key);
}
