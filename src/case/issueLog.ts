import type { Issue, IssueGroup, IssueType } from '../model/issue.ts';

/** Problems of one type that are kept; of more, only the number. */
const ISSUES_KEPT = 10_000;

/** Counts every problem and keeps the first 10,000 of each type. */
export class IssueLog {
  private readonly groups = new Map<IssueType, { count: number; samples: Issue[] }>();
  count = 0;

  add(issue: Issue): void {
    this.addOf(issue.type, () => issue);
  }

  /** Adds a problem of a type, which is only put into words while those of its type are kept. */
  addOf(type: IssueType, issue: () => Issue): void {
    this.count++;
    const group = this.groups.get(type) ?? { count: 0, samples: [] };
    group.count++;
    if (group.samples.length < ISSUES_KEPT) group.samples.push(issue());
    this.groups.set(type, group);
  }

  finish(): readonly IssueGroup[] {
    return [...this.groups].map(([type, group]) => ({ type, ...group })).sort((a, b) => b.count - a.count);
  }
}
