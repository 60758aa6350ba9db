import type { ReactElement } from 'react';
import type { Tally } from '../../state/flagTally.ts';
import { number } from '../ui/format.ts';
import { tallyWords } from './tallyWords.ts';

/** "Indicators · 2 present, 2 cannot tell, 11 absent"; what was cleared is counted apart and struck. */
export function TallyHeading({ tally }: { readonly tally: Tally | undefined }): ReactElement {
  return (
    <h3 className="heading">
      Indicators
      {tally && ` · ${tallyWords(tally)}`}
      {tally && tally.cleared > 0 && (
        <>
          , <s>{number(tally.cleared)} cleared</s>
        </>
      )}
    </h3>
  );
}
