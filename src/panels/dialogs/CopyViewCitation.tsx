import { useState, type ReactElement } from 'react';
import { viewCitation } from '../../export/citation.ts';
import { CAVEAT } from '../../export/figure.ts';
import { CHPL_DATE } from '../../model/chplTable.ts';
import { showDate } from '../../model/dates.ts';
import type { View } from '../../model/view.ts';
import { chainRoute, chainTitle } from '../../state/chainWords.ts';
import { sourcesOfChains } from '../../state/sources.ts';
import type { Answer } from '../../state/workbench.ts';
import type { CaseSummary } from '../../worker/protocol.ts';
import { omissions } from './omissions.ts';

interface CopyViewCitationProps {
  readonly view: View;
  readonly opened: CaseSummary;
  readonly answer: Answer;
  readonly title: string;
}

/** Copies all listed chains with numbered sources as text; where the browser refuses, the text can be selected. */
export function CopyViewCitation(props: CopyViewCitationProps): ReactElement {
  const [copied, setCopied] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const words = copied ?? refused;
  const copy = async (): Promise<void> => {
    const text = await citationOf(props);
    await navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setRefused(text),
    );
  };
  return (
    <>
      <button type="button" className="button" disabled={props.answer.chains.length === 0} onClick={() => void copy()}>
        {copied === undefined ? 'Copy citation of the view' : 'Citation copied'}
      </button>
      {words !== undefined && (
        <textarea
          className="field mono"
          rows={6}
          readOnly
          aria-label={copied === undefined ? 'Citation; the browser refused to copy it' : 'Citation as copied'}
          value={words}
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  );
}

async function citationOf({ view, opened, answer, title }: CopyViewCitationProps): Promise<string> {
  const { chains, cast } = answer;
  const sources = await sourcesOfChains(chains);
  const left = omissions({ answer, view }, 'listed');
  const { asOf } = opened.header;
  return viewCitation({
    title,
    chains: chains.map((chain) => ({
      title: `${chainTitle(chain, cast)} (${chainRoute(chain, cast)}); weakest hop ${chain.weakestHop + 1}`,
      hops: chain.hops.flatMap((hop) => cast.hopOf(hop) ?? []),
    })),
    entity: (id) => cast.briefs.get(id),
    source: (id) => sources.get(id),
    caseLine: `${opened.header.title} (case ${opened.hash}${asOf === undefined ? ', date of the data not given' : `, data as of ${showDate(asOf)}`})`,
    notes: [
      ...(left === '' ? [] : [`${left.charAt(0).toUpperCase()}${left.slice(1)}.`]),
      `Priority list of ${showDate(CHPL_DATE)}.`,
    ],
    caveat: CAVEAT,
  });
}
