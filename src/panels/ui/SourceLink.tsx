import type { ReactElement } from 'react';

/**
 * The address of a source. Only http and https without credentials become a link, with the host shown; anything else
 * is text (faults, 12).
 */
export function SourceLink({ url }: { readonly url: string }): ReactElement {
  const host = safeHost(url);
  if (host === undefined) return <span className="muted">{url}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {host} ↗
    </a>
  );
}

/** The host of an address that may be a link; `undefined` for any other. */
function safeHost(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined;
  const parsed = URL.parse(url);
  if (!parsed || parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.host : undefined;
}
