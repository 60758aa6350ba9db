import type { ReactElement } from 'react';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../../model/act.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { ENTITY_KIND_LIST, ENTITY_KINDS } from '../../model/entityKinds.ts';
import { RELATION_KIND_LIST, RELATION_KINDS } from '../../model/relationKinds.ts';
import type { OwnDraft } from '../../state/ownForm.ts';
import { ChoiceField, TextField, type FormState } from './OwnFields.tsx';
import { PartyField } from './PartyField.tsx';

const KINDS = ENTITY_KIND_LIST.map((kind) => [kind, ENTITY_KINDS[kind].label] as const);
const RELATIONS = RELATION_KIND_LIST.map((kind) => [kind, RELATION_KINDS[kind].label] as const);
const CLAIMS = CLAIM_STATUSES.map((status) => [status, status] as const);
const words = (all: readonly string[]): readonly (readonly [string, string])[] => all.map((word) => [word, word]);
const ABOUT: readonly (readonly [string, string])[] = ACT_ABOUT.map((about) => [
  about,
  about === 'this' ? 'this very party' : about,
]);

/** The fields of each thing that can be added by hand. */
export const FORMS: Readonly<Record<OwnDraft['type'], (props: { readonly form: FormState }) => ReactElement>> = {
  entity: EntityForm,
  relation: RelationForm,
  role: RoleForm,
  facilitator: FacilitatorForm,
  act: ActForm,
};

function EntityForm({ form }: { readonly form: FormState }): ReactElement {
  return (
    <>
      <TextField form={form} field="name" label="Name" />
      <div className="own-pair">
        <ChoiceField form={form} field="kind" label="Kind" usual="company" options={KINDS} />
        <TextField form={form} field="countries" label="Countries" hint="KZ, AE" />
      </div>
      <div className="own-pair">
        <TextField form={form} field="founded" label="Founded" hint="2022-03" />
        <TextField form={form} field="address" label="Address" />
      </div>
      <TextField form={form} field="note" label="Note" />
    </>
  );
}

function RelationForm({ form }: { readonly form: FormState }): ReactElement {
  return (
    <>
      <div className="own-pair">
        <PartyField form={form} field="from" label="From" />
        <PartyField form={form} field="to" label="To" />
      </div>
      <div className="own-pair">
        <ChoiceField form={form} field="kind" label="Kind" usual="ships" options={RELATIONS} />
        <ChoiceField form={form} field="claim" label="How it is known" usual="suspected" options={CLAIMS} />
      </div>
      <div className="own-pair">
        <TextField form={form} field="dateFrom" label="Date, or first day" hint="2023-04-05" />
        <TextField form={form} field="dateTo" label="Last day" hint="the same" />
      </div>
      <div className="own-pair">
        <TextField form={form} field="hs" label="HS codes" hint="8542.31" />
        <TextField form={form} field="goods" label="Goods" />
      </div>
      <div className="own-pair">
        <TextField form={form} field="amount" label="Value" />
        <TextField form={form} field="currency" label="Currency" hint="USD" />
      </div>
      <TextField form={form} field="note" label="Note" />
    </>
  );
}

function RoleForm({ form }: { readonly form: FormState }): ReactElement {
  return (
    <>
      <PartyField form={form} field="entity" label="Party" />
      <ChoiceField form={form} field="kind" label="Assumed to be" usual="end_user" options={KINDS} />
      <p className="hint muted">Reads as assumed wherever the party is shown; the record of the file stays.</p>
    </>
  );
}

function FacilitatorForm({ form }: { readonly form: FormState }): ReactElement {
  return (
    <>
      <PartyField form={form} field="entity" label="Facilitator" />
      <div className="own-pair">
        <TextField form={form} field="role" label="What it did" hint="carrier, bank, broker …" />
        <ChoiceField form={form} field="claim" label="How it is known" usual="inferred" options={CLAIMS} />
      </div>
    </>
  );
}

function ActForm({ form }: { readonly form: FormState }): ReactElement {
  return (
    <>
      <PartyField form={form} field="entity" label="Party" />
      <div className="own-pair">
        <ChoiceField form={form} field="act" label="Act" usual="listed" options={words(ACT_TYPES)} />
        <ChoiceField form={form} field="about" label="About" usual="this" options={ABOUT} />
      </div>
      <div className="own-pair">
        <TextField form={form} field="authority" label="Authority" hint="EU Council" />
        <TextField form={form} field="measure" label="Measure" />
      </div>
      <div className="own-pair">
        <ChoiceField form={form} field="dateIs" label="The date is" usual="on" options={words(ACT_DATE_IS)} />
        <TextField form={form} field="date" label="Date" hint="2024-06-24" />
      </div>
      <TextField form={form} field="until" label="Ended" hint="still in force" />
    </>
  );
}
