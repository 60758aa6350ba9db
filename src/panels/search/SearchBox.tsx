import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import { useSearch } from '../../state/questions.ts';
import { updateView, useApp } from '../../state/store.ts';
import { number } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';

const SHOWN = 12;

/** Search over names, aliases and numbers. "/" goes there, arrows walk the hits, Enter opens one. */
export function SearchBox(): ReactElement {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { data } = useSearch(useDeferredValue(text), SHOWN);
  const hits = text.trim() === '' ? [] : (data?.entities ?? []);
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog');
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  const choose = (index: number): void => {
    const hit = hits[index];
    if (!hit) return;
    showEntity(hit.id);
    setOpen(false);
  };
  const walk = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index) => Math.min(hits.length - 1, Math.max(0, index + step)));
    } else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Escape') setOpen(false);
  };
  const expanded = open && text.trim() !== '' && data !== undefined;
  return (
    <div className="search">
      <input
        ref={input}
        className="field"
        role="combobox"
        aria-label="Search names and numbers"
        aria-expanded={expanded}
        aria-controls="search-results"
        aria-activedescendant={expanded && hits.length > 0 ? `hit-${active}` : undefined}
        placeholder="Search names, aliases, numbers …   /"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={walk}
      />
      {expanded && (
        <ul id="search-results" className="search-results" role="listbox" aria-label="Parties found">
          {hits.map((hit, index) => (
            <li
              key={hit.id}
              id={`hit-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              <span className="strong">
                <NameText name={hit.name} />
              </span>{' '}
              <span className="muted small">
                {[ENTITY_KINDS[hit.kind].label, hit.countries.join(', '), hit.listed && '§ listed']
                  .filter((part) => typeof part === 'string' && part !== '')
                  .join(' · ')}
              </span>
              {hit.field !== 'name' && (
                <span className="muted small hit-text">
                  {hit.field}: {hit.text}
                </span>
              )}
            </li>
          ))}
          {hits.length === 0 && (
            <li role="option" aria-selected={false} aria-disabled="true">
              No party has this in a name, alias or number.
            </li>
          )}
          {data !== undefined && data.count > hits.length && (
            <li className="muted small" role="option" aria-selected={false} aria-disabled="true">
              {data.complete ? '' : 'at least '}
              {number(data.count)} found; type more to narrow it down
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** Opens a party; one that is not drawn yet is shown with its neighbours. */
function showEntity(id: string): void {
  const { view } = useApp.getState();
  const onChain = view.query !== undefined && view.chain?.includes(id) === true;
  updateView({
    selection: { type: 'entity', id },
    ...(onChain || view.expanded.includes(id) || view.query ? {} : { expanded: [...view.expanded, id] }),
  });
}
