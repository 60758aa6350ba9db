import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import type { RuleInfo } from '../../model/flag.ts';
import { sortFlags, useFlagPane } from '../../state/flagPane.ts';
import { type namesOf } from '../../state/flagSubjects.ts';
import { openFlag } from '../../state/flags.ts';
import type { FlagSortKey, MarkedFlag } from '../../state/flagTally.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { FlagDetails } from './FlagDetails.tsx';
import { MarkLine } from './MarkLine.tsx';
import { STANDING_WORDS } from './tallyWords.ts';

/** A first guess, in pixels; rows are measured once they are drawn. */
const ROW_HEIGHT = 66;

const COLUMNS: readonly { readonly label: string; readonly sort: FlagSortKey | undefined }[] = [
  { label: 'Outcome', sort: 'standing' },
  { label: 'Indicator', sort: 'rule' },
  { label: 'About', sort: 'subject' },
  { label: 'What the records say', sort: undefined },
];

interface FlagListProps {
  readonly flags: readonly MarkedFlag[];
  readonly rules: readonly RuleInfo[];
  readonly names: ReturnType<typeof namesOf>;
}

/** The flags, one row each; only those in sight are drawn. */
export function FlagList({ flags, rules, names }: FlagListProps): ReactElement {
  const { sort } = useFlagPane();
  const table = useRef<HTMLTableElement>(null);
  const [above, setAbove] = useState(0);
  // What stands above the list grows and shrinks with the answer and when it is folded.
  useLayoutEffect(() => {
    const measure = (): void => setAbove(table.current?.offsetTop ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of table.current?.parentElement?.children ?? []) if (part !== table.current) observer.observe(part);
    return () => observer.disconnect();
  }, [flags]);
  const virtual = useVirtualizer({
    count: flags.length,
    getScrollElement: () => table.current?.closest('.scroll-pane') ?? null,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => flags[index]?.key ?? index,
    scrollMargin: above,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? above) - above;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? above) - above);
  const titles = new Map(rules.map((rule) => [rule.id, rule]));
  return (
    <table ref={table} className="plain flag-list" aria-label="Flags" aria-rowcount={flags.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {COLUMNS.map(({ label, sort: by }) => (
            <th
              key={label}
              scope="col"
              aria-sort={by === sort.by ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {by === undefined ? (
                label
              ) : (
                <button type="button" className="sort-head" onClick={() => sortFlags(by)}>
                  {label}
                  <span aria-hidden="true">{by === sort.by ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Spacer height={before} />
        {items.map(({ index, key }) => {
          const marked = flags[index];
          return (
            marked && (
              <FlagRow
                key={key}
                marked={marked}
                index={index}
                rule={titles.get(marked.flag.rule)}
                about={names.subject(marked.flag)}
                measure={virtual.measureElement}
              />
            )
          );
        })}
        <Spacer height={after} />
      </tbody>
    </table>
  );
}

interface FlagRowProps {
  readonly marked: MarkedFlag;
  readonly index: number;
  readonly rule: RuleInfo | undefined;
  readonly about: string;
  readonly measure: (element: HTMLElement | null) => void;
}

function FlagRow({ marked, index, rule, about, measure }: FlagRowProps): ReactElement {
  const { flag, key, mark, standing } = marked;
  const { chains } = useAnswer();
  const isLit = useApp((state) => state.pointed?.flag === key);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} aria-current={isLit || undefined}>
      <td>
        <span className={`standing ${standing}`}>{STANDING_WORDS[standing]}</span>
      </td>
      <td>{rule?.title ?? flag.rule}</td>
      <td>
        <button type="button" className="link" onClick={() => void openFlag(flag, chains)}>
          {about}
        </button>
      </td>
      <td>
        {flag.sentence}
        {flag.missing !== undefined && (
          <span className="small flag-missing">
            <span className="muted">Missing:</span> {flag.missing}
          </span>
        )}
        {mark && <MarkLine mark={mark} />}
        {isLit && <FlagDetails marked={marked} rule={rule} />}
      </td>
    </tr>
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
