import type { ReactElement } from 'react';
import type { AdditionReply } from '../../worker/intake.ts';
import { number, plural } from '../ui/format.ts';

/** What the files would bring, before anything of the open case is touched. */
export function Addition({ reply, title }: { readonly reply: AdditionReply; readonly title: string }): ReactElement {
  const { entities, relations, issueCount } = reply;
  return (
    <section className="stack" aria-label="What the files bring">
      <p className="hint">
        Compared by id with <span className="strong">{title}</span>. Records of the same id become one with all that
        both say; nothing is joined by name.
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">In the files</th>
            <th scope="col" className="number">
              Entities
            </th>
            <th scope="col" className="number">
              Relations
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">New</th>
            <td className="number">{number(entities.new)}</td>
            <td className="number">{number(relations.new)}</td>
          </tr>
          <tr>
            <th scope="row">Joined with the case</th>
            <td className="number">{number(entities.joined)}</td>
            <td className="number">{number(relations.joined)}</td>
          </tr>
          <tr>
            <th scope="row">Dangling: referred to, described nowhere</th>
            <td className="number">{number(entities.dangling)}</td>
            <td className="number">–</td>
          </tr>
        </tbody>
      </table>
      {entities.described > 0 && (
        <p className="hint">
          {plural(entities.described, 'party', 'parties')} that the case only refers to{' '}
          {entities.described === 1 ? 'is' : 'are'} described in the files.
        </p>
      )}
      {entities.joined + entities.described + relations.joined === 0 && (
        <p className="hint problem">
          No id is shared: the files would stand beside the case. Parties can be taken for one later, by number or name.
        </p>
      )}
      {issueCount > 0 && (
        <p className="hint muted">
          {plural(issueCount, 'issue', 'issues')} in the files; they are listed in “What was read” afterwards.
        </p>
      )}
    </section>
  );
}
