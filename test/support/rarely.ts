import * as fc from 'fast-check';

/** The value once in so many times, else nothing. (`fc.option` counts the other way: how often there is nothing.) */
export function rarely<T>(oneIn: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}
