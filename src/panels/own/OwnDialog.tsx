import { useState, type ReactElement } from 'react';
import { keepOwn } from '../../state/own.ts';
import { readOwnForm, readSourceForm, sourceOf, type OwnDraft } from '../../state/ownForm.ts';
import { setDraft, useApp } from '../../state/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { FormState } from './OwnFields.tsx';
import { FORMS } from './OwnForms.tsx';
import { NEW_SOURCE, SourceFields } from './SourceFields.tsx';
import './own.css';

const NAMES: Readonly<Record<OwnDraft['type'], string>> = {
  entity: 'Party',
  relation: 'Relation',
  role: 'Role',
  facilitator: 'Facilitator',
  act: 'Act',
};
/** A facilitator is added to a relation, from there. */
const OFFERED = (['entity', 'relation', 'role', 'act'] as const).map((value) => ({ value, label: NAMES[value] }));

/** Adds or changes something by hand; each thing rests on a source and is drawn as the analyst's own. */
export function OwnDialog({ draft }: { readonly draft: OwnDraft }): ReactElement {
  const { editing } = draft;
  const [type, setType] = useState(draft.type);
  const [values, setValues] = useState(draft.values);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const known = useApp((state) => state.view.own);
  const [source, setSource] = useState(
    () => (editing && sourceOf(editing)) ?? known.findLast((own) => own.type === 'source')?.record.id ?? NEW_SOURCE,
  );
  const form: FormState = { values, problems, set: (field, value) => setValues({ ...values, [field]: value }) };
  const Fields = FORMS[type];
  const keep = (): void => {
    const fresh = source === NEW_SOURCE ? readSourceForm(values) : undefined;
    const id = fresh ? (fresh.ok ? fresh.record.id : '') : source;
    const reading = readOwnForm(type, values, id, editing);
    const wrong = { ...(fresh && !fresh.ok ? fresh.problems : {}), ...(reading.ok ? {} : reading.problems) };
    setProblems(wrong);
    if (!reading.ok || fresh?.ok === false) return;
    keepOwn(reading.record, fresh?.record, editing);
    setDraft(undefined);
  };
  return (
    <Dialog
      title={editing ? `Change: ${NAMES[type].toLowerCase()}` : 'Add by hand'}
      onClose={() => setDraft(undefined)}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        {!editing && type !== 'facilitator' && (
          <Segmented label="What to add" options={OFFERED} value={type} onChange={setType} />
        )}
        <Fields form={form} />
        <SourceFields
          form={form}
          source={source}
          onSource={setSource}
          located={type === 'entity' || type === 'relation'}
        />
        <p className="hint muted">
          What you add stays in the view: it travels in links and view files, is drawn as your own, and can be undone.
        </p>
        <div className="row">
          <button type="submit" className="button primary">
            {editing ? 'Keep the change' : 'Add'}
          </button>
          <button type="button" className="button" onClick={() => setDraft(undefined)}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
