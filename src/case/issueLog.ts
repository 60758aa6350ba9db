import type { Issue, IssueGroup, IssueType } from '../model/issue.ts';

const SAMPLES = 100;

/** Counts every problem and keeps the first 100 of each type. */
export class IssueLog {
  private readonly groups = new Map<IssueType, { count: number; samples: Issue[] }>();
  count = 0;

  add(issue: Issue): void {
    this.count++;
    const group = this.groups.get(issue.type) ?? { count: 0, samples: [] };
    group.count++;
    if (group.samples.length < SAMPLES) group.samples.push(issue);
    this.groups.set(issue.type, group);
  }

  finish(): readonly IssueGroup[] {
    return [...this.groups].map(([type, group]) => ({ type, ...group })).sort((a, b) => b.count - a.count);
  }
}
