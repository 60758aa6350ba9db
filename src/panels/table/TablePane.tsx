import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type ReactElement } from 'react';
import type { DeclaredElsewhere } from '../../model/declared.ts';
import { showSpan } from '../../model/dates.ts';
import { showHs } from '../../model/hs.ts';
import { showName } from '../../model/nameText.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { ORDER_WORDS, type Chain, type Hop } from '../../model/result.ts';
import { useDeclared } from '../../state/questions.ts';
import { updateView, useApp } from '../../state/store.ts';
import { relationTier } from '../../state/tiers.ts';
import { useAnswer } from '../../state/workbench.ts';
import { HopTags } from '../inspector/HopTags.tsx';
import { ReviewTag } from '../inspector/ReviewMarks.tsx';
import { gradeText, hopMoney } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';

const COLUMNS = ['Chain', 'Hop', 'From', 'Relation, served by', 'To', 'Dates', 'Goods, value', 'Claim, grade'];
const ROW_HEIGHT = 54;

/** The chains as a table, a row for each hop: everything the canvas shows, in words. */
export function TablePane(): ReactElement {
  const { chains, cast, selected } = useAnswer();
  const picks = useMemo(() => selected?.hops.map((hop) => hop.picked) ?? [], [selected]);
  const { declared } = useDeclared(picks);
  const selection = useApp((state) => state.view.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => chains.flatMap((chain, rank) => chain.hops.map((hop, index) => ({ chain, rank, hop, index }))),
    [chains],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const name = (id: string): string => cast.briefs.get(id)?.name ?? id;
  return (
    <div ref={scroller} className="scroll-pane" tabIndex={0} role="region" aria-label="Chains as a table">
      <table className="plain chain-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const { chain, rank, hop, index } = row;
            const open = selection?.type === 'hop' && selection.from === hop.from && selection.to === hop.to;
            return (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={index === 0 ? 'first-hop' : undefined}
                aria-current={open || undefined}
              >
                <td>{index === 0 && <ChainCell chain={chain} rank={rank} />}</td>
                <td>
                  <button type="button" className="link" onClick={() => openHop(chain, hop)}>
                    {index + 1}/{chain.hops.length}
                  </button>
                </td>
                <HopCells
                  hop={hop}
                  chain={chain.entities}
                  declared={declared}
                  weakest={index === chain.weakestHop && chain.hops.length > 1}
                  name={name}
                />
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}

function ChainCell({ chain, rank }: { readonly chain: Chain; readonly rank: number }): ReactElement {
  return (
    <>
      <span className="strong">{rank + 1}</span>
      <br />
      <span className="muted small">
        {ORDER_WORDS[chain.order]}
        {chain.goodsChangeAt !== undefined && `, goods change at hop ${chain.goodsChangeAt + 1}`}
      </span>
    </>
  );
}

interface HopCellsProps {
  readonly hop: Hop;
  readonly weakest: boolean;
  readonly chain: readonly string[];
  readonly declared: readonly DeclaredElsewhere[];
  readonly name: (id: string) => string;
}

function HopCells({ hop, weakest, chain, declared, name }: HopCellsProps): ReactElement {
  const { cast } = useAnswer();
  const brief = cast.hopOf(hop);
  const served = [...new Set(brief?.via.map((via) => showName(name(via.entity)).text))];
  const tier = brief && relationTier(brief.picked);
  return (
    <>
      <td>
        <PartyCell id={hop.from} name={name(hop.from)} />
      </td>
      <td>
        {brief && RELATION_KINDS[brief.picked.kind].label}
        {hop.association && <span className="muted small"> association</span>}
        {brief && brief.relations > 1 && <span className="muted small"> ×{brief.relations}</span>}
        {served.length > 0 && (
          <>
            <br />
            <span className="muted small">by {served.join(', ')}</span>
          </>
        )}{' '}
        {brief && <HopTags brief={brief} chain={chain} declared={declared} />}
      </td>
      <td>
        <PartyCell id={hop.to} name={name(hop.to)} />
      </td>
      <td>{brief && showSpan(brief.picked.dates)}</td>
      <td>
        {brief?.picked.goods?.hs?.map(showHs).join(', ') ?? brief?.picked.goods?.text ?? ''}
        {tier !== undefined && <span className="grade"> T{tier}</span>}
        <br />
        <span className="muted small">{brief && hopMoney(brief)}</span>
      </td>
      <td>
        {brief?.claim.status}
        {brief?.claim.scope === 'collective' && <span className="muted small"> collective</span>}{' '}
        <span className={brief?.grade ? 'grade' : 'grade missing'}>{gradeText(brief?.grade)}</span>{' '}
        {weakest && <span className="tag">▼ weakest</span>} <ReviewTag from={hop.from} to={hop.to} />
      </td>
    </>
  );
}

function PartyCell({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const brief = useAnswer().cast.briefs.get(id);
  return (
    <>
      <button type="button" className="link" onClick={() => updateView({ selection: { type: 'entity', id } })}>
        <NameText name={name} />
      </button>
      <br />
      <span className="muted small">
        {brief?.countries.join(', ')}
        {brief?.listed && ' § listed'}
        {brief?.unnamed && ' unnamed'}
      </span>
    </>
  );
}

function Spacer({ height }: { readonly height: number }): ReactElement | null {
  return height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={COLUMNS.length} style={{ height, padding: 0 }}>
        {' '}
      </td>
    </tr>
  ) : null;
}

function openHop(chain: Chain, hop: Hop): void {
  updateView({ chain: chain.entities, selection: { type: 'hop', from: hop.from, to: hop.to } });
}
