import { deflateSync } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { inflateAtMost } from './boundedInflate.ts';
import { crc32 } from '../model/crc32.ts';
import type { LinkFailure } from './failure.ts';
import { readState, writeState, type LinkState } from './linkState.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { LINK_VERSION } from './versions.ts';
import { packWire, unpackWire } from './wireBytes.ts';

/** Up to here a link is one of the usual length, in characters. */
export const USUAL_LINK = 1_800;
/** Beyond this many characters a view file is offered instead; between the two a warning is shown. */
export const LONGEST_LINK = 8_000;
/** A longer text is refused before it is decoded. */
const MOST_CHARACTERS = 16_384;
/** Inflating stops there. */
const MOST_BYTES = 256 * 1024;

/** Version, payload and check of a link. */
const LAYOUT = /^([1-9]\d{0,5}\.[A-Za-z0-9_-]+)\.([0-9a-f]{8})$/;

/** A link that was read, with the keys that it holds and nobody understands, or why it cannot be. */
export type DecodedLink =
  | { readonly ok: true; readonly state: LinkState; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: LinkFailure };

/**
 * A state as the fragment of an address: `#1.<base64url(deflate(…))>.<CRC-32>`. The check covers the text between `#`
 * and the last dot.
 */
export function encodeLink(state: LinkState): string {
  const payload = toBase64Url(deflateSync(packWire(writeState(state)), { level: 9 }));
  const text = `${LINK_VERSION}.${payload}`;
  return `#${text}.${checkOf(text)}`;
}

/** The state of a link, with or without its `#`. Never throws, and changes nothing: the reason is for the screen. */
export function decodeLink(link: string): DecodedLink {
  if (link.length > MOST_CHARACTERS) return failed('too-long');
  const text = unescaped(link.trim().replace(/^#/, ''));
  if (text === undefined) return failed('cut');
  const version = Number(/^([1-9]\d{0,5})\.[^]/.exec(text)?.[1]);
  if (Number.isNaN(version)) return failed('unreadable');
  const [, checked = '', check] = LAYOUT.exec(text) ?? [];
  const whole = check !== undefined && check === checkOf(checked);
  // A newer version may be laid out otherwise; one that is laid out like ours and fails its check is damaged.
  if (version > LINK_VERSION && (whole || check === undefined)) return failed('newer');
  if (!whole) return failed('cut');
  const packed = fromBase64Url(checked.slice(checked.indexOf('.') + 1));
  if (!packed) return failed('unreadable');
  const bytes = inflateAtMost(packed, MOST_BYTES);
  if (typeof bytes === 'string') return failed(bytes);
  const wire = unpackWire(bytes);
  const migrated = wire && migrate(wire, version, LINK_VERSION, MIGRATIONS);
  const read = migrated && readState(migrated.wire);
  if (!read) return failed('unreadable');
  return { ok: true, state: read.state, dropped: [...migrated.dropped, ...read.dropped] };
}

/**
 * The link in an address: its fragment, or what follows a `#` that was sent as `%23` in path or query. `undefined`
 * when the address carries none.
 */
export function linkTextFrom(location: {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}): string | undefined {
  if (location.hash.length > 1) return location.hash;
  const escaped = /%23(\d+(?:\.|%2e)[^]*)$/i.exec(location.pathname + location.search);
  return escaped?.[1] === undefined ? undefined : `#${escaped[1]}`;
}

/** Percent signs put back; `undefined` when they are not well formed. Nothing in a link needs one. */
function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function checkOf(text: string): string {
  return crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');
}

function failed(reason: LinkFailure): DecodedLink {
  return { ok: false, reason };
}
