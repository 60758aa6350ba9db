/** Runs work that is done in steps to its end, without looking up between them. */
export function finish<T>(steps: Generator<unknown, T, undefined>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
