/** Where the system keeps its Chromium. */
export const SYSTEM_CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Flags without which a headless Chromium looks for hosts of its own on a machine without a network. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
