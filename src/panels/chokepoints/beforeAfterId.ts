/** Where the strip above the graph leads: the section that stands at the top of the chokepoints. */
export const BEFORE_AFTER = 'before-after';
