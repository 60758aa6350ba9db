import type { ReactElement } from 'react';
import { showName } from '../../model/nameText.ts';

/** A name from data as text, in its own direction, with a badge where it holds characters that cannot be seen. */
export function NameText({ name }: { readonly name: string }): ReactElement {
  const { text, unseen, mixedScript } = showName(name);
  return (
    <>
      <bdi>{text}</bdi>
      {unseen.length > 0 && (
        <span className="tag" title={`This name holds characters that cannot be seen: ${unseen.join(', ')}`}>
          hidden characters
        </span>
      )}
      {mixedScript && (
        <span className="tag" title="One word of this name mixes Latin and Cyrillic letters">
          mixed scripts
        </span>
      )}
    </>
  );
}
